import type { Limit } from '../looser/limit';
import type { Loosening, PlanningInput } from '../types';

/** A search that asks "is it possible under this input?" again and again, and ends with what it found. */
export type Questions<Found> = Generator<PlanningInput, Found, boolean>;

/** Asks at once, one question after the other. */
export function ask<Found>(questions: Questions<Found>, possible: (input: PlanningInput) => boolean): Found {
  let next = questions.next();
  while (!next.done) next = questions.next(possible(next.value));
  return next.value;
}

/**
 * Asks with a turn for other work before every question: they may be long and many, and cancelling must get through.
 * @returns null when `stop` ended it
 */
export async function askInTurn<Found>(
  questions: Questions<Found>,
  possible: (input: PlanningInput) => boolean,
  stop: () => boolean,
): Promise<Found | null> {
  let next = questions.next();
  while (!next.done) {
    await new Promise((resolve) => setImmediate(resolve));
    if (stop()) return null;
    next = questions.next(possible(next.value));
  }
  return next.value;
}

/** The first step from 1 on at which it is possible, or null; by bisection where the steps are nested. */
function* firstStep(limit: Limit, under: (step: number) => PlanningInput): Questions<number | null> {
  if (!limit.nested) {
    for (let step = 1; step <= limit.steps; step++) if (yield under(step)) return step;
    return null;
  }
  if (!(yield under(limit.steps))) return null;
  let [not, yes] = [0, limit.steps];
  while (yes - not > 1) {
    const middle = Math.floor((not + yes) / 2);
    if (yield under(middle)) yes = middle;
    else not = middle;
  }
  return yes;
}

const loosening = (limit: Limit, step: number): Loosening => ({
  limit: limit.name,
  from: limit.valueAt(0),
  to: limit.valueAt(step),
});

/** The limit by itself, with its smallest looser value at which it becomes possible, all others as they are; or null. */
export function* enoughAlone(input: PlanningInput, limit: Limit): Questions<Loosening | null> {
  const step = yield* firstStep(limit, (at) => limit.under(input, at));
  return step === null ? null : loosening(limit, step);
}

/**
 * A set of limits that are enough together and of which none can be left out (a deletion filter), each with the
 * smallest value that suffices beside the others. Empty when it is not even possible with every limit at its loosest.
 */
export function* enoughTogether(input: PlanningInput, limits: Limit[]): Questions<Loosening[]> {
  const steps = new Map(limits.map((limit) => [limit, limit.steps]));
  const under = (changed: Limit, step: number): PlanningInput =>
    limits.reduce((given, limit) => limit.under(given, limit === changed ? step : steps.get(limit)!), input);
  if (limits.length === 0 || !(yield under(limits[0], limits[0].steps))) return [];
  for (const limit of limits) {
    const step = (yield under(limit, 0)) ? 0 : yield* firstStep(limit, (at) => under(limit, at));
    steps.set(limit, step ?? limit.steps);
  }
  return limits.flatMap((limit) => (steps.get(limit) ? [loosening(limit, steps.get(limit)!)] : []));
}
