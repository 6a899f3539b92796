import { fairnessOf } from './fairness/books';
import { type BrokenLimit, limitsBroken } from './limitsBroken';
import { problemOf } from './problem/problem';
import { plannedSwapOf } from './result/plannedSwap';
import { repResultsOf } from './result/repResults';
import { namedSwap } from './swapByHand';
import type { Fairness, PlannedSwap, PlanningInput } from './types';

/** What remains of a plan when some of its swaps drop out. */
export interface Left {
  swaps: number;
  expectedCents: number;
  fairness: Fairness;
  /** Limits that the others break without them: swaps can make up for each other. */
  problems: BrokenLimit[];
}

/**
 * Judges the swaps that are left of a plan. With β = 1/K every part of a plan keeps the limits of the books; with a
 * larger β that has to be asked again.
 * @param swaps those that are left
 */
export function whatIsLeft(input: PlanningInput, swaps: readonly Pick<PlannedSwap, 'legs'>[]): Left {
  const problem = problemOf(input);
  const chosen = swaps.map(({ legs }) => namedSwap(problem, legs));
  const planned = chosen.map((swap) => plannedSwapOf(problem, swap));
  return {
    swaps: chosen.length,
    expectedCents: chosen.reduce((sum, { worth }) => sum + worth, 0),
    fairness: fairnessOf(problem, repResultsOf(problem, chosen, planned), planned).after,
    problems: limitsBroken(problem, chosen),
  };
}
