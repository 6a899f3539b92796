import { type MoveWorth, worthOfMove } from '../worth/worth';
import type { Problem } from './problem';

/** The worth of each account of a unit when the unit goes to rep `to` (index), in the order of the unit's accounts. */
export function worthsOfMove(problem: Problem, unit: number, to: number): MoveWorth[] {
  const { beliefs } = problem.input;
  return problem.units[unit].accounts.map((account, i) =>
    worthOfMove(account, problem.captures[unit][i], problem.reps[to], beliefs, problem.averageFit),
  );
}

/** What moving a whole unit to rep `to` is expected to bring, minor units over four quarters. */
export function expectedOfMove(problem: Problem, unit: number, to: number): number {
  return worthsOfMove(problem, unit, to).reduce((sum, worth) => sum + worth.expectedCents, 0);
}
