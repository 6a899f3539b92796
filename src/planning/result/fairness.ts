import type { Problem } from '../problem/problem';
import type { Fairness } from '../types';
import type { RepResult } from './repResults';

/**
 * Gini coefficient of amounts, 0 = all equal (Gini 1912; by ranks: 2·Σ i·x_i / (n·Σ x) − (n + 1)/n). Amounts below zero
 * count as zero; 0 when there is nothing to share.
 */
export function giniOf(amounts: number[]): number {
  const sorted = amounts.map((amount) => Math.max(0, amount)).sort((a, b) => a - b);
  const total = sorted.reduce((sum, amount) => sum + amount, 0);
  if (total === 0) return 0;
  const n = sorted.length;
  const ranked = sorted.reduce((sum, amount, i) => sum + (i + 1) * amount, 0);
  return (2 * ranked) / (n * total) - (n + 1) / n;
}

/** How even the books of active reps are before and after a plan, and who gets least from it. */
export function fairnessOf(problem: Problem, results: RepResult[]): { before: Fairness; after: Fairness } {
  const active = problem.reps.flatMap((rep, index) => (rep.active ? [{ result: results[index], index }] : []));
  const deviations = active.map(({ result, index }) => {
    const change = Math.abs(result.after.t4qCents - result.before.t4qCents);
    const base = problem.limits[index].baseT4q;
    return change === 0 ? 0 : change / base;
  });
  const worstOff = active.reduce<RepResult | null>(
    (worst, { result }) => (worst === null || result.expectedCents < worst.expectedCents ? result : worst),
    null,
  );
  return {
    before: {
      largestDeviation: 0,
      gini: giniOf(active.map(({ result }) => result.before.t4qCents)),
      worstOffRepId: null,
      worstOffExpectedCents: 0,
    },
    after: {
      largestDeviation: Math.max(0, ...deviations),
      gini: giniOf(active.map(({ result }) => result.after.t4qCents)),
      worstOffRepId: worstOff?.repId ?? null,
      worstOffExpectedCents: worstOff?.expectedCents ?? 0,
    },
  };
}
