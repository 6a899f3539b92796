import type { Option, Room } from './option';

/** Which parcel sits where, and what is left of every limit. */
export class SeatedParcels {
  private readonly seatOf = new Map<number, Option>();
  private readonly byParcel = new Map<number, Option[]>();
  private readonly left: Room;

  constructor(options: readonly Option[], room: Room) {
    for (const option of options) {
      const own = this.byParcel.get(option.parcel);
      if (own) own.push(option);
      else this.byParcel.set(option.parcel, [option]);
    }
    for (const own of this.byParcel.values()) own.sort((a, b) => b.value - a.value || a.taker - b.taker);
    this.left = { t4q: [...room.t4q], accounts: [...room.accounts], give: [...room.give] };
  }

  chosen(): Option[] {
    return [...this.seatOf.values()].sort((a, b) => a.parcel - b.parcel);
  }

  /** Seats a parcel that has no seat yet, where there is room. */
  put(option: Option): boolean {
    if (this.seatOf.has(option.parcel) || !this.fits(option)) return false;
    this.take(option);
    return true;
  }

  /** One pass over all parcels; true when something gained. */
  improve(): boolean {
    let gained = false;
    for (const [parcel, options] of this.byParcel) {
      for (const option of options) {
        const now = this.seatOf.get(parcel);
        if (option.value <= (now?.value ?? 0)) break;
        if (this.moveTo(option, now) || this.exchange(option, now)) {
          gained = true;
          break;
        }
      }
    }
    return gained;
  }

  private moveTo(option: Option, now: Option | undefined): boolean {
    if (now) this.free(now);
    if (this.fits(option)) {
      this.take(option);
      return true;
    }
    if (now) this.take(now);
    return false;
  }

  /** Lets one parcel of the wanted taker go elsewhere, when both together gain. */
  private exchange(option: Option, now: Option | undefined): boolean {
    for (const sitting of [...this.seatOf.values()]) {
      if (sitting.taker !== option.taker || sitting.parcel === option.parcel) continue;
      const before = sitting.value + (now?.value ?? 0);
      this.free(sitting);
      if (now) this.free(now);
      if (this.fits(option)) {
        this.take(option);
        const other = this.byParcel.get(sitting.parcel)!.find((o) => this.fits(o));
        if (option.value + (other?.value ?? 0) > before) {
          if (other) this.take(other);
          return true;
        }
        this.free(option);
      }
      if (now) this.take(now);
      this.take(sitting);
    }
    return false;
  }

  private fits({ taker, giver, t4q, accounts }: Option): boolean {
    return t4q <= this.left.t4q[taker] && accounts <= this.left.accounts[taker] && t4q <= this.left.give[giver];
  }

  private take(option: Option): void {
    this.seatOf.set(option.parcel, option);
    this.use(option, 1);
  }

  private free(option: Option): void {
    this.seatOf.delete(option.parcel);
    this.use(option, -1);
  }

  private use({ taker, giver, t4q, accounts }: Option, sign: number): void {
    this.left.t4q[taker] -= sign * t4q;
    this.left.accounts[taker] -= sign * accounts;
    this.left.give[giver] -= sign * t4q;
  }
}
