import { marketOf } from '../pricing/offers';
import { pricerOf } from '../pricing/pricerOf';
import { problemOf } from '../problem/problem';
import type { PlanningInput } from '../types';

/** Whether an input allows any swap that is expected to bring something. */
export function someSwap(input: PlanningInput): boolean {
  const problem = problemOf(input);
  let found = false;
  pricerOf(problem, marketOf(problem)).visit(0, () => {
    found = true;
    return false;
  });
  return found;
}

/** The same, after other work had its turn: a question is one step of many, and cancelling must get through. */
export async function someSwapInTurn(input: PlanningInput): Promise<boolean> {
  await new Promise((resolve) => setImmediate(resolve));
  return someSwap(input);
}
