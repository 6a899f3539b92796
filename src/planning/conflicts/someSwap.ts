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
