import { isProductError } from '../../shared/errors';
import type { Engine } from '../engines/engine';
import type { PackingLp } from '../engines/lp';
import type { Option, Room } from './option';
import { SeatedParcels } from './seatedParcels';

export interface Assigned {
  chosen: Option[];
  value: number;
  /** No choice within the room has a larger value. */
  bound: number;
}

const WHOLE = 0.999;
const MOST_PASSES = 60;

/**
 * Chooses at most one taker for every parcel, within the room of the reps, with the largest sum of values: the LP first
 * (few parcels are fractional in it: at most one a limit), its whole values kept, the rest put in by value, then improved
 * by moving one parcel or exchanging two until nothing gains. Deterministic. The bound is weak duality from the LP's
 * prices, rounded outwards; it holds for any prices.
 */
export async function assign(
  options: readonly Option[],
  room: Room,
  engine: Engine,
  stop: () => boolean,
): Promise<Assigned> {
  const lp = lpOf(options, room);
  const solution = await engine.solve(lp.model, stop).catch((error: unknown) => {
    if (isProductError(error)) return null;
    throw error;
  });
  const order = options.map((option, j) => ({ option, share: solution?.columnValues[j] ?? 0 }));
  order.sort((a, b) => b.share - a.share || b.option.value - a.option.value);
  const state = new SeatedParcels(options, room);
  for (const { option, share } of order) if (share >= WHOLE) state.put(option);
  for (const { option } of order) state.put(option);
  for (let pass = 0; pass < MOST_PASSES && !stop() && state.improve(); pass++);
  const chosen = state.chosen();
  return {
    chosen,
    value: chosen.reduce((sum, option) => sum + option.value, 0),
    bound: boundFrom(options, lp, solution?.rowPrices ?? null),
  };
}

/** The LP in numbers of about the same size; `money` and `value` are what one of them stands for. */
interface Lp {
  model: PackingLp;
  money: number;
  value: number;
  /** Row of each limit; −1 where there is none. */
  rows: { parcel: Map<number, number>; t4q: number[]; accounts: number[]; give: number[] };
  room: Float64Array;
}

function lpOf(options: readonly Option[], room: Room): Lp {
  const parcels = [...new Set(options.map((option) => option.parcel))];
  const money = options.reduce((most, { t4q }) => Math.max(most, t4q), 1);
  const value = options.reduce((most, option) => Math.max(most, option.value), 1) / 1000;
  const limits: number[] = parcels.map(() => 1);
  const rowsOf = (own: readonly number[], unit: number): number[] =>
    own.map((limit) => (Number.isFinite(limit) ? limits.push(limit / unit) - 1 : -1));
  const rows = {
    parcel: new Map(parcels.map((parcel, row) => [parcel, row])),
    t4q: rowsOf(room.t4q, money),
    accounts: rowsOf(room.accounts, 1),
    give: rowsOf(room.give, money),
  };
  const starts = [0];
  const entries: { row: number; amount: number }[] = [];
  for (const option of options) {
    const uses = [
      { row: rows.parcel.get(option.parcel)!, amount: 1 },
      { row: rows.t4q[option.taker], amount: option.t4q / money },
      { row: rows.accounts[option.taker], amount: option.accounts },
      { row: rows.give[option.giver], amount: option.t4q / money },
    ];
    entries.push(...uses.filter(({ row, amount }) => row >= 0 && amount !== 0));
    starts.push(entries.length);
  }
  return {
    rows,
    money,
    value,
    room: Float64Array.from(limits),
    model: {
      room: Float64Array.from(limits),
      worth: Float64Array.from(options, (option) => option.value / value),
      starts: Int32Array.from(starts),
      rows: Int32Array.from(entries, ({ row }) => row),
      amounts: Float64Array.from(entries, ({ amount }) => amount),
    },
  };
}

/** Σ room·price over the reps' limits + Σ over parcels of the largest value left after the prices, at least 0. */
function boundFrom(options: readonly Option[], lp: Lp, prices: Float64Array | null): number {
  const { rows, room: limits, money } = lp;
  const price = (row: number): number => (row < 0 || prices === null ? 0 : Math.max(0, prices[row]));
  const left = new Map<number, number>();
  for (const { parcel, taker, giver, t4q, accounts, value } of options) {
    const charge =
      ((price(rows.t4q[taker]) + price(rows.give[giver])) * t4q) / money + price(rows.accounts[taker]) * accounts;
    left.set(parcel, Math.max(0, value / lp.value - charge, left.get(parcel) ?? 0));
  }
  let sum = [...left.values()].reduce((total, net) => total + net, 0);
  for (let row = rows.parcel.size; row < limits.length; row++) sum += price(row) * limits[row];
  return Math.ceil(sum * lp.value * (1 + 1e-9));
}
