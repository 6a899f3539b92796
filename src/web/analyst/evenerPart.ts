import type { RepId } from '../../accounts/types';
import { evenerOfPlan } from '../../app/studies/kinds/evener';
import { GIVEN_UP } from '../../planning/evener/evenerPlan';
import type { Plan } from '../../planning/types';
import type { Db } from '../../storage/database';

/** How many reps are expected to win nothing, or less, in a plan; and who wins least, where that is in sight. */
function spreadOf(plan: Plan, nameOf: (repId: RepId) => string | null) {
  const { worstOffRepId, worstOffExpectedCents } = plan.fairness.after;
  return {
    objectiveCents: plan.objectiveCents,
    swaps: plan.swaps.length,
    repsInSwaps: plan.reps.filter((rep) => rep.swaps > 0).length,
    worstOffName: worstOffRepId === null ? null : nameOf(worstOffRepId),
    worstOffExpectedCents,
  };
}

/** The evener plan beside the plan, as the page shows it; `found` is null before it was worked out. */
export async function evenerPart(db: Db, planId: string, plan: Plan, nameOf: (repId: RepId) => string | null) {
  const evener = await evenerOfPlan(db, planId);
  if (!evener) return { found: null, givenUp: GIVEN_UP };
  return {
    givenUp: GIVEN_UP,
    found: {
      ...evener,
      better: evener.after > evener.before + 1e-6,
      before: { score: evener.before, ...spreadOf(plan, nameOf) },
      after: { score: evener.after, ...spreadOf(evener.plan, nameOf) },
      costCents: plan.objectiveCents - evener.plan.objectiveCents,
    },
  };
}
