/**
 * Quantile of sorted numbers by linear interpolation between order statistics: type 7 of Hyndman & Fan (1996), "Sample
 * quantiles in statistical packages", The American Statistician 50, 361–365.
 * @param sorted ascending, without NaN
 * @param p from 0 to 1
 * @param leftOut index of one element to leave out, −1 for none: statistics of peers without the account itself
 * @returns null when nothing is left
 */
export function quantile(sorted: ArrayLike<number>, p: number, leftOut = -1): number | null {
  const count = sorted.length - (leftOut >= 0 ? 1 : 0);
  if (count <= 0) return null;
  const at = (k: number): number => sorted[leftOut >= 0 && k >= leftOut ? k + 1 : k];
  const h = (count - 1) * p;
  const low = Math.floor(h);
  const below = at(low);
  return h === low ? below : below + (h - low) * (at(low + 1) - below);
}

/** Median of numbers in any order; null of none. */
export function median(values: readonly number[]): number | null {
  return quantile(Float64Array.from(values).sort(), 0.5);
}

/** Index of the first element that is not below `value`: how many are strictly smaller. */
export function countBelow(sorted: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
