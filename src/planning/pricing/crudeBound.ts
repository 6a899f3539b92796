import type { Problem } from '../problem/problem';
import { gainCeiling } from '../worth/gain';
import { mostSwaps, mostUnits } from './safeBound';

/**
 * An amount that no plan can exceed before anything is priced: a gain is at most its ceiling and a handover never pays,
 * so no plan brings more than the largest ceilings of as many units as a plan can move. Whole minor units.
 */
export function crudeBound(problem: Problem): number {
  const ceilings = problem.units.map(({ accounts }) =>
    accounts.reduce((sum, account) => sum + Math.round(gainCeiling(account)), 0),
  );
  const moved = mostSwaps(problem) * mostUnits(problem);
  return ceilings
    .sort((a, b) => b - a)
    .slice(0, moved)
    .reduce((sum, ceiling) => sum + ceiling, 0);
}
