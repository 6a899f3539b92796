import { twoSidedP } from './normal';
import { quantile } from './quantiles';

/**
 * Theil–Sen slope: the median of the slopes of all pairs of equally spaced values, in units a step. Sen (1968),
 * "Estimates of the regression coefficient based on Kendall's tau", JASA 63, 1379–1389. Null below two values.
 * @param room at least n·(n − 1)/2 numbers to work in; its content is lost
 */
export function theilSenSlope(values: ArrayLike<number>, room?: Float64Array): number | null {
  const n = values.length;
  const pairs = (n * (n - 1)) / 2;
  const slopes = room ? room.subarray(0, pairs) : new Float64Array(pairs);
  let count = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) slopes[count++] = (values[j] - values[i]) / (j - i);
  }
  return quantile(slopes.sort(), 0.5);
}

export interface MannKendall {
  /** Pairs that rise minus pairs that fall. */
  s: number;
  /** Variance of s without a trend, corrected for ties. */
  variance: number;
  /** Two-sided p by the normal approximation with continuity correction; 1 when all values are equal. */
  p: number;
}

/**
 * Mann–Kendall test for a monotonic trend, with the correction for ties of Kendall (1975), Rank Correlation Methods,
 * as in Gilbert (1987), Statistical Methods for Environmental Pollution Monitoring, §16.4.
 */
export function mannKendall(values: ArrayLike<number>): MannKendall {
  const n = values.length;
  let s = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) s += Math.sign(values[j] - values[i]);
  }
  const sorted = Float64Array.from(values).sort();
  let variance = n * (n - 1) * (2 * n + 5);
  for (let start = 0; start < n; ) {
    let end = start + 1;
    while (end < n && sorted[end] === sorted[start]) end++;
    const tied = end - start;
    variance -= tied * (tied - 1) * (2 * tied + 5);
    start = end;
  }
  variance /= 18;
  return { s, variance, p: variance > 0 ? twoSidedP((s - Math.sign(s)) / Math.sqrt(variance)) : 1 };
}

/** Mean, and standard deviation with n − 1 (0 below two values). */
export function meanAndSd(values: ArrayLike<number>): { mean: number; sd: number } {
  const n = values.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += values[i] / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i] - mean) ** 2;
  return { mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : 0 };
}
