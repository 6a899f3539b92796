import type { Assignment } from './assignments';

/**
 * A comparison of treated with untreated units that is linear in the outcomes, gives 1 when the outcome is the
 * assignment itself, and lies within ±1 when the outcome is any other assignment: differences of means do.
 */
export type Comparison = (outcomes: ArrayLike<number>, assigned: Assignment) => number;

/** Mean of the treated minus mean of the untreated; NaN when either is empty. */
export const differenceInMeans: Comparison = (outcomes, assigned) => {
  let [treated, treatedSum, sum] = [0, 0, 0];
  for (let i = 0; i < assigned.length; i++) {
    treated += assigned[i];
    treatedSum += assigned[i] * outcomes[i];
    sum += outcomes[i];
  }
  return treatedSum / treated - (sum - treatedSum) / (assigned.length - treated);
};

/**
 * Differences in weighted means within strata, weighted by the treated weight of each; strata without both kinds play
 * no part. NaN when none is left.
 * @param strata one number per unit, any numbering
 * @param weight per unit, default 1
 */
export function differenceWithinStrata(strata: ArrayLike<number>, weight?: ArrayLike<number>): Comparison {
  const numbers = new Map<number, number>();
  const stratum = Int32Array.from({ length: strata.length }, (_, i) => {
    if (!numbers.has(strata[i])) numbers.set(strata[i], numbers.size);
    return numbers.get(strata[i])!;
  });
  const [total, sum] = [0, 1].map(() => new Float64Array(2 * numbers.size));
  return (outcomes, assigned) => {
    total.fill(0);
    sum.fill(0);
    for (let i = 0; i < assigned.length; i++) {
      const at = 2 * stratum[i] + assigned[i];
      const own = weight === undefined ? 1 : weight[i];
      total[at] += own;
      sum[at] += own * outcomes[i];
    }
    let [treated, effect] = [0, 0];
    for (let at = 0; at < total.length; at += 2) {
      if (!(total[at] > 0 && total[at + 1] > 0)) continue;
      treated += total[at + 1];
      effect += total[at + 1] * (sum[at + 1] / total[at + 1] - sum[at] / total[at]);
    }
    return effect / treated;
  };
}
