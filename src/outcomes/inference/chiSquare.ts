import { twoSidedP } from '../../growth/statistics/normal';

/**
 * P(X ≥ x) of a chi-square with `df` ≥ 1 whole degrees of freedom, by the finite sums of Abramowitz & Stegun (1964),
 * Handbook of Mathematical Functions, 26.4.4 (odd) and 26.4.5 (even). All terms are positive: nothing cancels.
 */
export function chiSquareTail(x: number, df: number): number {
  if (x <= 0) return 1;
  const odd = df % 2 === 1;
  let term = odd ? Math.sqrt((2 * x) / Math.PI) * Math.exp(-x / 2) : Math.exp(-x / 2);
  let sum = odd ? twoSidedP(Math.sqrt(x)) : 0;
  for (let k = odd ? 3 : 2; k <= df; k += 2) {
    sum += term;
    term *= x / k;
  }
  return Math.min(1, sum);
}
