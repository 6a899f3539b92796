import type { Problem } from '../problem/problem';
import type { RepResult } from '../result/repResults';
import type { Fairness, PlannedSwap } from '../types';
import { bundlesOf } from './bundles';
import { envyAmong, summaryOf } from './envy';
import { giniOf } from './gini';
import { valueToReps } from './values';

/** How even the books of active reps with accounts are before and after a plan, who gets least, and who envies whom. */
export function fairnessOf(
  problem: Problem,
  results: RepResult[],
  swaps: PlannedSwap[],
): { before: Fairness; after: Fairness } {
  const counted = problem.reps.flatMap((rep, index) =>
    rep.active && rep.accounts > 0 ? [{ result: results[index], index }] : [],
  );
  const deviations = counted.map(({ result, index }) => {
    const change = Math.abs(result.after.t4qCents - result.before.t4qCents);
    const base = problem.limits[index].baseT4q;
    return change === 0 ? 0 : change / base;
  });
  const worstOff = counted.reduce<RepResult | null>(
    (worst, { result }) => (worst === null || result.expectedCents < worst.expectedCents ? result : worst),
    null,
  );
  const bundles = bundlesOf(swaps);
  const value = valueToReps(problem);
  return {
    before: {
      largestDeviation: 0,
      gini: giniOf(counted.map(({ result }) => result.before.t4qCents)),
      worstOffRepId: null,
      worstOffExpectedCents: 0,
      envy: summaryOf(envyAmong(bundles, 'given', value)),
    },
    after: {
      largestDeviation: Math.max(0, ...deviations),
      gini: giniOf(counted.map(({ result }) => result.after.t4qCents)),
      worstOffRepId: worstOff?.repId ?? null,
      worstOffExpectedCents: worstOff?.expectedCents ?? 0,
      envy: summaryOf(envyAmong(bundles, 'received', value)),
    },
  };
}
