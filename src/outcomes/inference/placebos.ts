import type { Interval } from './interval';

/** Placebos that an interval of 90 % needs: it runs from the 1st to the 19th of 19. */
export const LEAST_PLACEBOS = 19;

/** What an effect looks like beside effects that were measured the same way where there was nothing to find. */
export interface PlaceboComparison {
  /** Where the true effect lies; null when there are too few placebos for the level. */
  interval: Interval | null;
  /** Two-sided: the share of effects at least as large in size, the own one counted. */
  p: number;
}

/**
 * Interval and p-value of one effect from n placebo effects. The quantile rule n + 1: with k = ⌊(n + 1)(1 − level)/2⌋
 * the k-th smallest and the k-th largest placebo enclose a further one with probability ≥ level when all are
 * exchangeable (Lei, G'Sell, Rinaldo, Tibshirani & Wasserman 2018, "Distribution-free predictive inference for
 * regression", JASA 113, 1094–1111, §2; for counterfactuals Chernozhukov, Wüthrich & Zhu 2021, JASA 116, 1849–1864).
 * k ≥ 1 needs 19 placebos at 90 %, 39 at 95 %. Placebos that share units are no further evidence: with m of them
 * independent the tails are those of m, only read off more smoothly.
 * @param independent how many of the placebos have no unit in common; all by default
 */
export function compareWithPlacebos(
  effect: number,
  placebos: ArrayLike<number>,
  level: number,
  independent = placebos.length,
): PlaceboComparison {
  const sorted = Float64Array.from(placebos).sort();
  const n = sorted.length;
  const m = Math.min(n, independent);
  const least = Math.floor(((m + 1) * (1 - level)) / 2 + 1e-9);
  const k = Math.floor((least / (m + 1)) * (n + 1) + 1e-9);
  const asLarge = sorted.filter((placebo) => Math.abs(placebo) >= Math.abs(effect)).length;
  return {
    interval: k < 1 ? null : { low: effect - sorted[n - k], high: effect - sorted[k - 1] },
    p: (1 + (asLarge / n) * m) / (m + 1),
  };
}
