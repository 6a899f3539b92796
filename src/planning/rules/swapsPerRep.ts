import { roomUnder } from '../problem/standing';
import type { PlanRule } from './rule';
import { agreed, firstBreach } from './totals';

/** K: how many swaps one rep may be in. */
export const swapsPerRep: PlanRule = {
  name: 'swapsPerRep',
  sentence: 'No rep is in more swaps than the policy allows.',
  check(problem, swaps) {
    return firstBreach(swaps, (total) => {
      const { fixed, kept } = problem.standing.reps[total.rep];
      if (total.swaps <= roomUnder(problem.maxSwapsPerRep, fixed.swaps, kept.swaps)) return null;
      return `Rep ${problem.words.rep(problem.reps[total.rep])} is in ${total.swaps + fixed.swaps} swaps${agreed(fixed.swaps)}; at most ${problem.maxSwapsPerRep} are allowed.`;
    });
  },
};
