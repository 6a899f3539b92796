import type { Random } from '../shared/random';

/** A number from `low` up to but not including `high`. */
export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random.next();
}

/** One of the items, each drawn in proportion to its weight (≥ 0, not all 0). */
export function pickWeighted<T>(random: Random, items: readonly T[], weightOf: (item: T) => number): T {
  let rest = random.next() * items.reduce((sum, item) => sum + weightOf(item), 0);
  for (const item of items) {
    rest -= weightOf(item);
    if (rest < 0) return item;
  }
  return items[items.length - 1];
}

/** Splits whole minor units in proportion to positive weights; the parts are whole and add up to the total exactly. */
export function splitCents(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  let given = 0;
  let seen = 0;
  return weights.map((weight) => {
    seen += weight;
    const upTo = Math.round((total * seen) / sum);
    const part = upTo - given;
    given = upTo;
    return part;
  });
}
