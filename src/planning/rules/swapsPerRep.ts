import type { PlanRule } from './rule';
import { firstBreach } from './totals';

/** K: how many swaps one rep may be in. */
export const swapsPerRep: PlanRule = {
  name: 'swapsPerRep',
  sentence: 'No rep is in more swaps than the policy allows.',
  check(problem, swaps) {
    return firstBreach(swaps, (total) =>
      total.swaps > problem.maxSwapsPerRep
        ? `Rep ${problem.reps[total.rep].externalId} is in ${total.swaps} swaps; at most ${problem.maxSwapsPerRep} are allowed.`
        : null,
    );
  },
};
