import { quantile } from './statistics/quantiles';

export type SizeTercile = 0 | 1 | 2;

/**
 * Third of the company that each account belongs to by the money of one year: 0 up to the 33rd percentile (type 7), 1
 * up to the 67th, 2 above. Equal amounts are in the same third, so thirds need not be equally large.
 * @param cents minor units of the year by position; NaN takes no part and is given 0
 */
export function sizeTerciles(cents: Float64Array): Uint8Array {
  const sorted = cents.filter((value) => !Number.isNaN(value)).sort();
  const small = quantile(sorted, 1 / 3) ?? 0;
  const middle = quantile(sorted, 2 / 3) ?? 0;
  return Uint8Array.from(cents, (value) => (value > middle ? 2 : value > small ? 1 : 0));
}
