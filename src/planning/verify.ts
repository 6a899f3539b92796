import type { PlannedSwap, PlanningInput } from './types';
import { claimViolations } from './verify/claims';
import { eligibilityViolations } from './verify/eligibility';
import { evennessViolations } from './verify/evenness';
import { factsOf, type PlanLike, type Violation } from './verify/facts';
import { fairnessViolations } from './verify/fairness';
import { legViolations } from './verify/legs';
import { rankedViolations } from './verify/ranked';
import { totalViolations } from './verify/totals';
import { worthViolations } from './verify/worth';

export type { PlanLike, Violation } from './verify/facts';

/**
 * The independent judge of a plan: from the stored snapshot alone, with its own arithmetic and none of the planner's
 * code. Sums and limits are exact (BigInt, shares as whole millionths); the worth of a leg may differ by one minor unit.
 * Returns everything that is wrong; nothing means that the plan keeps every rule and that what it says of its swaps, of
 * each book and of fairness (to 1e-9) is true.
 *
 * Taken on trust: that no plan can exceed the bound (only its order with the objective and the gap are checked), how many
 * swaps are admissible and how many pairs of reps can trade, what stopped the search short of the bound, why a plan is
 * empty, and engine, seed and seconds.
 */
export function verifyPlan(input: PlanningInput, plan: PlanLike): Violation[] {
  const facts = factsOf(input);
  return [
    ...legViolations(facts, plan.swaps),
    ...eligibilityViolations(facts, plan.swaps),
    ...worthViolations(facts, plan.swaps),
    ...fairnessViolations(facts, plan.swaps),
    ...totalViolations(facts, plan),
    ...evennessViolations(facts, plan),
    ...claimViolations(plan),
    ...rankedViolations(facts, plan),
  ];
}

/**
 * The same judge on any set of swaps of a snapshot: what is left of a plan after some were rejected, or swaps named by
 * hand. That pins of the policy are missing is nothing wrong here.
 */
export function verifySwaps(input: PlanningInput, swaps: PlannedSwap[]): Violation[] {
  const objectiveCents = swaps.reduce((sum, swap) => sum + swap.expectedCents, 0);
  return verifyPlan({ ...input, plan: { ...input.plan, pins: [] } }, { swaps, objectiveCents });
}
