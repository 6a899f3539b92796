import type { PlanningRep } from '../types';

/** Twice the median of whole numbers; 0 for an empty list. */
function doubledMedian(values: number[]): bigint {
  if (values.length === 0) return 0n;
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted.length >> 1;
  const lower = sorted.length % 2 === 1 ? upper : upper - 1;
  return BigInt(sorted[lower]) + BigInt(sorted[upper]);
}

/**
 * What a rep's limits are shares of: the book, or half the median book of active reps with accounts where that is more,
 * so that a rep with a small book can trade. In quarters of a minor unit, in the order of `reps`.
 */
export function baseQuarterUnits(reps: PlanningRep[], book: (rep: PlanningRep) => number): bigint[] {
  const halfMedian = doubledMedian(reps.filter((rep) => rep.active && rep.accounts > 0).map(book));
  return reps.map((rep) => {
    const own = 4n * BigInt(book(rep));
    return own > halfMedian ? own : halfMedian;
  });
}
