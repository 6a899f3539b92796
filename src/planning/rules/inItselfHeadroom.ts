import { shareOf } from '../problem/shares';
import type { SwapRule } from './rule';

/**
 * The same for headroom with τ_h and ε_h. A rule only where every potential in the swap is given or confirmed; where
 * one is an estimate, the difference is shown and forbids nothing.
 */
export const inItselfHeadroom: SwapRule = {
  name: 'inItselfHeadroom',
  sentence: 'In every swap each rep receives about as much room to grow as they give, as far as it is known.',
  check(problem, { legs, effects }) {
    if (!legs.every((leg) => problem.units[leg.unit].firm)) return null;
    for (const { rep, givenHeadroom, receivedHeadroom } of effects) {
      const apart = Math.abs(givenHeadroom - receivedHeadroom);
      const partnerLimit = shareOf(Math.max(givenHeadroom, receivedHeadroom), problem.input.plan.headroomTolerance);
      const limit = Math.min(partnerLimit, problem.limits[rep].inItselfHeadroom);
      if (apart > limit) {
        return `Rep ${problem.words.rep(problem.reps[rep])} gives ${problem.words.money(givenHeadroom)} and receives ${problem.words.money(receivedHeadroom)} of headroom; at most ${problem.words.money(limit)} apart is allowed.`;
      }
    }
    return null;
  },
};
