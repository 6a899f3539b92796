import { addDays, type Day } from '../../shared/calendar';
import { type Database, inTransaction } from '../../storage/database';
import { pruneJobs } from '../../storage/jobs/jobsPrune';

/** A job that ended is kept for this many days: a quarter, so that a review can look at what was done in it. */
export const JOBS_KEPT_DAYS = 92;

/**
 * Forgets jobs that ended long ago and to which nothing refers.
 * @param today by the real clock, which also dates the ends of jobs
 * @returns number of jobs forgotten
 */
export function cleanUpJobs(database: Database, today: Day): Promise<number> {
  return inTransaction(database.db, (trx) => pruneJobs(trx, addDays(today, -JOBS_KEPT_DAYS)));
}
