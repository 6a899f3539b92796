import { formatAmount } from '../../shared/money';
import type { PlanRule } from './rule';
import { firstBreach } from './totals';

/** |Σ ΔT4Q| ≤ ε·base and |Σ Δheadroom| ≤ ε_h·base for each rep; headroom counts where its potential is not estimated. */
export const bookLimits: PlanRule = {
  name: 'bookLimits',
  sentence: 'All swaps together leave every book about as large as it was, in revenue and in known headroom.',
  check(problem, swaps) {
    return firstBreach(swaps, (total) => {
      const limits = problem.limits[total.rep];
      const measures = [
        { what: 'revenue', change: total.receivedT4q - total.givenT4q, limit: limits.bookT4q },
        { what: 'known headroom', change: total.firmHeadroom, limit: limits.bookHeadroom },
      ];
      const broken = measures.find(({ change, limit }) => Math.abs(change) > limit);
      return broken
        ? `The ${broken.what} of rep ${problem.reps[total.rep].externalId} changes by ${formatAmount(broken.change)}; at most ${formatAmount(broken.limit)} is allowed.`
        : null;
    });
  },
};
