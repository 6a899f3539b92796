import { formatAmount } from '../../shared/money';
import { shareOf } from '../problem/shares';
import type { SwapRule } from './rule';

/** |T4Q given − received| ≤ τ·max(given, received) and ≤ β·ε·base, for every rep in the swap. */
export const inItselfValue: SwapRule = {
  name: 'inItselfValue',
  sentence: 'In every swap each rep receives about as much revenue as they give.',
  check(problem, { effects }) {
    for (const { rep, givenT4q, receivedT4q } of effects) {
      const apart = Math.abs(givenT4q - receivedT4q);
      const partnerLimit = shareOf(Math.max(givenT4q, receivedT4q), problem.input.plan.valueTolerance);
      const limit = Math.min(partnerLimit, problem.limits[rep].inItselfT4q);
      if (apart > limit || Math.max(givenT4q, receivedT4q) < 0) {
        return `Rep ${problem.reps[rep].externalId} gives ${formatAmount(givenT4q)} and receives ${formatAmount(receivedT4q)} of revenue; at most ${formatAmount(limit)} apart is allowed.`;
      }
    }
    return null;
  },
};
