import type { Loosening, PlanningInput } from '../types';
import type { Limit } from './limit';

/** Whether what is wanted is possible under an input; called many times. */
export type Possible = (input: PlanningInput) => Promise<boolean>;

/** The first step from 1 on at which it is possible, or null; by bisection where the steps are nested. */
async function firstStep(limit: Limit, possibleAt: (step: number) => Promise<boolean>): Promise<number | null> {
  if (!limit.nested) {
    for (let step = 1; step <= limit.steps; step++) if (await possibleAt(step)) return step;
    return null;
  }
  if (!(await possibleAt(limit.steps))) return null;
  let [not, yes] = [0, limit.steps];
  while (yes - not > 1) {
    const middle = Math.floor((not + yes) / 2);
    if (await possibleAt(middle)) yes = middle;
    else not = middle;
  }
  return yes;
}

const loosening = (limit: Limit, step: number): Loosening => ({
  limit: limit.name,
  from: limit.valueAt(0),
  to: limit.valueAt(step),
});

/**
 * The limits that are enough by themselves, each with its smallest looser value at which it becomes possible, all
 * others as they are. What `stop` leaves no time for is left out.
 */
export async function eachAlone(
  input: PlanningInput,
  limits: Limit[],
  possible: Possible,
  stop: () => boolean,
): Promise<Loosening[]> {
  const found: Loosening[] = [];
  for (const limit of limits) {
    if (stop()) break;
    const step = await firstStep(limit, (at) => possible(limit.under(input, at)));
    if (step !== null && !stop()) found.push(loosening(limit, step));
  }
  return found;
}

/**
 * A set of limits that are enough together and of which none can be left out (a deletion filter), each with the
 * smallest value that suffices beside the others. Empty when it is not even possible with every limit at its loosest,
 * or when `stop` ends the work.
 */
export async function allTogether(
  input: PlanningInput,
  limits: Limit[],
  possible: Possible,
  stop: () => boolean,
): Promise<Loosening[]> {
  const steps = new Map(limits.map((limit) => [limit, limit.steps]));
  const under = (changed: Limit, step: number): PlanningInput =>
    limits.reduce((given, limit) => limit.under(given, limit === changed ? step : steps.get(limit)!), input);
  if (limits.length === 0 || !(await possible(under(limits[0], limits[0].steps)))) return [];
  for (const limit of limits) {
    if (stop()) return [];
    const step = (await possible(under(limit, 0))) ? 0 : await firstStep(limit, (at) => possible(under(limit, at)));
    steps.set(limit, step ?? limit.steps);
  }
  return stop() ? [] : limits.flatMap((limit) => (steps.get(limit) ? [loosening(limit, steps.get(limit)!)] : []));
}
