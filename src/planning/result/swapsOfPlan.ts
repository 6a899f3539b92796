import type { Problem } from '../problem/problem';
import { type Swap, swapOf } from '../problem/swap';
import type { PlannedSwap } from '../types';

/** Swaps of a plan made from the same snapshot, as the planner works with them. */
export function swapsOfPlan(problem: Problem, planned: PlannedSwap[]): Swap[] {
  const units = new Map(problem.units.map((unit) => [unit.groupId, unit.index]));
  const reps = new Map(problem.reps.map((rep, index) => [rep.id, index]));
  return planned.map((swap) => {
    const moves = new Map(swap.legs.map((leg) => [leg.groupId, leg.toRepId]));
    const legs = [...moves].map(([groupId, to]) => ({ unit: units.get(groupId)!, to: reps.get(to)! }));
    return swapOf(problem, legs, swap.expectedCents);
  });
}
