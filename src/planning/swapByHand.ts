import { expectedOfMove } from './problem/moves';
import { type NamedLeg, namedLegs } from './problem/namedLegs';
import { problemOf } from './problem/problem';
import { swapOf } from './problem/swap';
import { plannedSwapOf } from './result/plannedSwap';
import type { PlannedSwap, PlanningInput } from './types';

/**
 * Values swaps that a person names: every leg with gain, loss and expected amount, as the planner would. Whether the
 * rules allow them is not asked here.
 * @param swaps the legs of each swap; one account of a customer group stands for the whole group
 * @throws ProductError planning.unknownLeg when an account or rep is not in the input
 */
export function swapsByHand(input: PlanningInput, swaps: NamedLeg[][]): PlannedSwap[] {
  const problem = problemOf(input);
  return swaps.map((named) => {
    const legs = namedLegs(problem.reps, problem.units, named);
    const worth = legs.reduce((sum, leg) => sum + expectedOfMove(problem, leg.unit, leg.to), 0);
    return plannedSwapOf(problem, swapOf(problem, legs, worth));
  });
}
