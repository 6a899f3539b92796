import type { PlanRule } from './rule';

/** A customer group is in at most one swap. */
export const oneSwapEach: PlanRule = {
  name: 'oneSwapEach',
  sentence: 'Every customer is in at most one swap.',
  check(problem, swaps) {
    const seen = new Set<number>();
    for (const { unit } of swaps.flatMap((swap) => swap.legs)) {
      if (seen.has(unit)) return `Customer ${problem.words.account(problem.units[unit].accounts[0])} is in two swaps.`;
      seen.add(unit);
    }
    return null;
  },
};
