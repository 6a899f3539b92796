import type { Month } from '../../shared/calendar';

/** One decimal as whole number and places: 1.0845 = { digits: 10845n, places: 4 }. */
interface Rate {
  digits: bigint;
  places: number;
}

/** Exchange rates: what one unit of a currency is worth in the company's, by month or for always. */
export class Rates {
  readonly #byMonth = new Map<string, Rate>();

  /** Takes a rate as it stands in a cell; in a rate a point or comma is always the decimal sign. False when it is none. */
  add(currency: string, month: Month | '', text: string): boolean {
    const found = /^(\d{1,12})(?:[.,](\d{1,12}))?$/.exec(text.trim());
    if (!found || !/[1-9]/.test(text)) return false;
    const places = found[2]?.length ?? 0;
    this.#byMonth.set(`${currency.toUpperCase()} ${month}`, { digits: BigInt(found[1] + (found[2] ?? '')), places });
    return true;
  }

  /** Whether a currency has any rate. */
  knows(currency: string): boolean {
    return [...this.#byMonth.keys()].some((key) => key.startsWith(`${currency.toUpperCase()} `));
  }

  /** Minor units in the company's currency, rounded half away from zero; null when there is no rate for the month. */
  convert(minor: number, currency: string, month: Month): number | null {
    const key = currency.toUpperCase();
    const rate = this.#byMonth.get(`${key} ${month}`) ?? this.#byMonth.get(`${key} `);
    if (!rate) return null;
    const scale = 10n ** BigInt(rate.places);
    const product = BigInt(Math.abs(minor)) * rate.digits;
    const rounded = Number((2n * product + scale) / (2n * scale));
    return minor < 0 && rounded !== 0 ? -rounded : rounded;
  }
}
