import { marketOf } from '../pricing/offers';
import { pricerOf } from '../pricing/pricerOf';
import { expectedOfMove } from '../problem/moves';
import { problemOf } from '../problem/problem';
import type { PlanningInput } from '../types';

/** Ends a visit early: the first swap is enough, and there may be millions. */
const FOUND = Symbol('found');

/** Whether an input allows any swap that is expected to bring something. */
export function someSwap(input: PlanningInput): boolean {
  const problem = problemOf(input);
  try {
    pricerOf(problem, marketOf(problem)).visit((legs) => {
      const worth = legs.reduce((sum, { unit, to }) => sum + expectedOfMove(problem, unit, to), 0);
      if (worth > 0) throw FOUND;
    });
  } catch (thrown) {
    if (thrown === FOUND) return true;
    throw thrown;
  }
  return false;
}

/** The same, after other work had its turn: a question is one step of many, and cancelling must get through. */
export async function someSwapInTurn(input: PlanningInput): Promise<boolean> {
  await new Promise((resolve) => setImmediate(resolve));
  return someSwap(input);
}
