import { roomUnder } from '../problem/standing';
import type { PlanRule } from './rule';

/** B: how many swaps a plan may have. */
export const maxSwaps: PlanRule = {
  name: 'maxSwaps',
  sentence: 'The plan has no more swaps than the company can carry out well.',
  check(problem, swaps) {
    const { fixedSwaps, keptSwaps } = problem.standing;
    if (swaps.length <= roomUnder(problem.maxSwaps, fixedSwaps, keptSwaps)) return null;
    const agreed = fixedSwaps > 0 ? ` (with those agreed already ${swaps.length + fixedSwaps})` : '';
    return `The plan has ${swaps.length} swaps${agreed}; at most ${problem.maxSwaps} are allowed.`;
  },
};
