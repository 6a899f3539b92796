import { shareOf } from '../problem/shares';
import type { SwapRule } from './rule';

/**
 * |T4Q given − received| ≤ τ·max(given, received) and ≤ β·ε·base, for every rep in the swap. A customer with less than
 * nothing (credits above sales) is in no swap.
 */
export const inItselfValue: SwapRule = {
  name: 'inItselfValue',
  sentence: 'In every swap each rep receives about as much revenue as they give.',
  check(problem, { legs, effects }) {
    const negative = legs.find((leg) => problem.units[leg.unit].t4q < 0);
    if (negative) {
      const { accounts, t4q } = problem.units[negative.unit];
      return `Customer ${problem.words.account(accounts[0])} has a revenue of ${problem.words.money(t4q)} over four quarters; that is never exchanged.`;
    }
    for (const { rep, givenT4q, receivedT4q } of effects) {
      const apart = Math.abs(givenT4q - receivedT4q);
      const partnerLimit = shareOf(Math.max(givenT4q, receivedT4q), problem.input.plan.valueTolerance);
      const limit = Math.min(partnerLimit, problem.limits[rep].inItselfT4q);
      if (apart > limit) {
        return `Rep ${problem.words.rep(problem.reps[rep])} gives ${problem.words.money(givenT4q)} and receives ${problem.words.money(receivedT4q)} of revenue; at most ${problem.words.money(limit)} apart is allowed.`;
      }
    }
    return null;
  },
};
