import { expectedOfMove } from './problem/moves';
import { type NamedLeg, namedLegs } from './problem/namedLegs';
import { type Problem, problemOf } from './problem/problem';
import { type Swap, swapOf } from './problem/swap';
import { plannedSwapOf } from './result/plannedSwap';
import type { PlannedSwap, PlanningInput } from './types';

/**
 * The swap that a person names by its legs.
 * @throws ProductError planning.unknownLeg when an account or rep is not in the problem
 */
export function namedSwap(problem: Problem, named: readonly NamedLeg[]): Swap {
  const legs = namedLegs(problem.reps, problem.units, named);
  return swapOf(
    problem,
    legs,
    legs.reduce((sum, { unit, to }) => sum + expectedOfMove(problem, unit, to), 0),
  );
}

/**
 * Values swaps that a person names: every leg with gain, loss and expected amount, as the planner would. Whether the
 * rules allow them is not asked here.
 * @param swaps the legs of each swap; one account of a customer group stands for the whole group
 * @throws ProductError planning.unknownLeg when an account or rep is not in the input
 */
export function swapsByHand(input: PlanningInput, swaps: NamedLeg[][]): PlannedSwap[] {
  const problem = problemOf(input);
  return swaps.map((named) => plannedSwapOf(problem, namedSwap(problem, named)));
}
