import { roomUnder } from '../problem/standing';
import type { PlanRule } from './rule';
import { agreed, firstBreach } from './totals';

/** Nobody gets more accounts than the policy's `maxAccountsPerRep`; a rep already above it gets no more. */
export const capacity: PlanRule = {
  name: 'capacity',
  sentence: 'Nobody ends up with more accounts than a rep can look after.',
  check(problem, swaps) {
    return firstBreach(swaps, ({ rep, accounts }) => {
      const { fixed, kept } = problem.standing.reps[rep];
      const { accountsRoom } = problem.limits[rep];
      return accounts > roomUnder(accountsRoom, fixed.accounts, kept.accounts)
        ? `Rep ${problem.words.rep(problem.reps[rep])} would get ${accounts + fixed.accounts} more accounts${agreed(fixed.swaps)}; there is room for ${accountsRoom}.`
        : null;
    });
  },
};
