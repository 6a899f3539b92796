import type { PlanningInput } from './types';
import { eligibilityViolations } from './verify/eligibility';
import { factsOf, type PlanLike, type Violation } from './verify/facts';
import { fairnessViolations } from './verify/fairness';
import { legViolations } from './verify/legs';
import { totalViolations } from './verify/totals';
import { worthViolations } from './verify/worth';

export type { PlanLike, Violation } from './verify/facts';

/**
 * The independent judge of a plan: from the stored snapshot alone, with its own arithmetic and none of the planner's
 * code. Sums and limits are exact (BigInt, shares as whole millionths); the worth of a leg may differ by one minor unit.
 * Returns everything that is wrong; nothing means that the plan keeps every rule and says the truth about itself.
 */
export function verifyPlan(input: PlanningInput, plan: PlanLike): Violation[] {
  const facts = factsOf(input);
  return [
    ...legViolations(facts, plan.swaps),
    ...eligibilityViolations(facts, plan.swaps),
    ...worthViolations(facts, plan.swaps),
    ...fairnessViolations(facts, plan.swaps),
    ...totalViolations(facts, plan),
  ];
}
