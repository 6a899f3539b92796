import { countsOf } from '../../coaching/counts';
import type { CoachingEffect } from '../../outcomes/coaching/types';
import type { AllCoaching } from '../../reviews/coaching/effectSentences';
import { addDays, lastDayOfQuarter } from '../../shared/calendar';
import { listPlans } from '../../storage/coaching/plans';
import type { Database } from '../../storage/database';
import { companyTelling } from '../../storage/people/company';
import { orSaid, type PartOrWhy } from '../outcomes/orSaid';
import { measureCoaching, seenQuarter } from './measureCoaching';

/** Fewer reps than this, and their figures together would tell of one, where individual figures are turned off. */
const LEAST_REPS = 3;

export type { AllCoaching } from '../../reviews/coaching/effectSentences';

/**
 * How many coaching plans there are and what they did, as seen from a quarter (index; left out: the last complete one).
 * @throws NotWorkedOut
 */
export async function allCoaching(database: Database, asOf?: number): Promise<AllCoaching> {
  return withCounts(database, asOf, { part: await measureCoaching(database, asOf), why: null });
}

/** The same as of now, for pages that need not wait for what coaching did. @param now instant, UTC ISO text */
export async function allCoachingSoFar(database: Database, now: string): Promise<AllCoaching> {
  return withCounts(database, undefined, await orSaid(database, now, () => measureCoaching(database)));
}

async function withCounts(
  database: Database,
  asOf: number | undefined,
  { part: effect, why }: PartOrWhy<CoachingEffect | null>,
): Promise<AllCoaching> {
  const seen = await seenQuarter(database, asOf);
  const plans = await listPlans(database.db);
  // What was known at the end of the quarter after the one that is looked back from, as with exchanges.
  const past = seen !== null && seen.asOf < seen.latest;
  const day = past ? lastDayOfQuarter(seen.asOf + 1, seen.fiscalYearStartMonth) : null;
  const known = day === null ? plans : plans.filter(({ startDate }) => startDate <= day);
  // An end that came later was not known then.
  const then = known.map((plan) =>
    day !== null && plan.end && plan.end.at >= addDays(day, 1) ? { ...plan, end: null } : plan,
  );
  const counts = countsOf(then);
  const { showRepFigures } = await companyTelling(database.db);
  const withheld = !showRepFigures && effect !== null && effect.reps < LEAST_REPS;
  return { counts, begun: known.length, effect: withheld ? null : effect, withheld, why };
}
