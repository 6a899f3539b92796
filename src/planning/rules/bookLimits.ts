import { roomUnder } from '../problem/standing';
import type { PlanRule } from './rule';
import { agreed, firstBreach } from './totals';

/** |Σ ΔT4Q| ≤ ε·base and |Σ Δheadroom| ≤ ε_h·base for each rep; headroom counts where its potential is not estimated. */
export const bookLimits: PlanRule = {
  name: 'bookLimits',
  sentence: 'All swaps together leave every book about as large as it was, in revenue and in known headroom.',
  check(problem, swaps) {
    return firstBreach(swaps, (total) => {
      const limits = problem.limits[total.rep];
      const { fixed, kept } = problem.standing.reps[total.rep];
      const revenue = total.receivedT4q - total.givenT4q;
      const measures = [
        { what: 'revenue', own: revenue, limit: limits.bookT4q, fixed: fixed.t4q, kept: kept.t4q },
        {
          what: 'known headroom',
          own: total.firmHeadroom,
          limit: limits.bookHeadroom,
          fixed: fixed.firmHeadroom,
          kept: kept.firmHeadroom,
        },
      ];
      const broken = measures.find(
        (one) =>
          one.own > roomUnder(one.limit, one.fixed, one.kept) || -one.own > roomUnder(one.limit, -one.fixed, -one.kept),
      );
      return broken
        ? `The ${broken.what} of rep ${problem.words.rep(problem.reps[total.rep])} changes by ${problem.words.money(broken.own + broken.fixed)}${agreed(fixed.swaps)}; at most ${problem.words.money(broken.limit)} is allowed.`
        : null;
    });
  },
};
