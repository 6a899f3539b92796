import type { PlanRule } from './rule';
import { firstBreach } from './totals';

/** Nobody gets more accounts than the policy's `maxAccountsPerRep`; a rep already above it gets no more. */
export const capacity: PlanRule = {
  name: 'capacity',
  sentence: 'Nobody ends up with more accounts than a rep can look after.',
  check(problem, swaps) {
    return firstBreach(swaps, ({ rep, accounts }) =>
      accounts > problem.limits[rep].accountsRoom
        ? `Rep ${problem.reps[rep].externalId} would get ${accounts} more accounts; there is room for ${problem.limits[rep].accountsRoom}.`
        : null,
    );
  },
};
