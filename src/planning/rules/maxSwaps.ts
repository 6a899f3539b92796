import type { PlanRule } from './rule';

/** B: how many swaps a plan may have. */
export const maxSwaps: PlanRule = {
  name: 'maxSwaps',
  sentence: 'The plan has no more swaps than the company can carry out well.',
  check(problem, swaps) {
    return swaps.length > problem.maxSwaps
      ? `The plan has ${swaps.length} swaps; at most ${problem.maxSwaps} are allowed.`
      : null;
  },
};
