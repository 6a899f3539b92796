import { ProductError } from '../../shared/errors';
import type { Db } from '../database';
import { lockingRows as locked } from '../dialect/rowLocks';
import { type Job, type JobProgress, type Stop, toJob } from './jobs';

/** A job that lost its worker is taken up again this often before it counts as failed. */
export const MAX_ATTEMPTS = 3;

/** Clocks of machines, or of one machine before and after it is set, are taken to be this close together. */
const CLOCKS_APART_MS = 10 * 60_000;

const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

/**
 * Takes the oldest job that is queued or whose lease has run out (or was given by a clock far ahead of this one), for one
 * worker; studies come after all others. Run it in a transaction.
 * @param realNow wall-clock instant: leases follow the real clock even when today is stated
 * @returns null when there is nothing to do
 */
export async function claimJob(db: Db, worker: string, realNow: string, leaseUntil: string): Promise<Job | null> {
  const row = await db
    .selectFrom('jobs')
    .selectAll()
    .where((e) =>
      e.or([
        e('state', '=', 'queued'),
        e.and([
          e('state', '=', 'running'),
          e.or([e('lease_until', '<', realNow), e('lease_until', '>', later(leaseUntil, CLOCKS_APART_MS))]),
        ]),
      ]),
    )
    // Studies wait for what somebody waits for: a plan is followed by one that takes up to a minute.
    .orderBy((e) => e.case().when('kind', '=', 'study').then(1).else(0).end())
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .$call((oldest) => locked(db, oldest))
    .executeTakeFirst();
  if (!row) return null;
  if (row.cancel_requested_at !== null) {
    await db
      .updateTable('jobs')
      .set({ state: 'cancelled', error: 'Cancelled.', finished_at: realNow, lease_until: null })
      .where('id', '=', row.id)
      .execute();
    return null;
  }
  if (row.attempts >= MAX_ATTEMPTS) {
    await db
      .updateTable('jobs')
      .set({
        state: 'failed',
        error: `The work was given up after ${MAX_ATTEMPTS} attempts in which its process ended unexpectedly.`,
        finished_at: realNow,
        lease_until: null,
      })
      .where('id', '=', row.id)
      .execute();
    return null;
  }
  await db
    .updateTable('jobs')
    .set({ state: 'running', worker, lease_until: leaseUntil, attempts: row.attempts + 1, started_at: realNow })
    .where('id', '=', row.id)
    .execute();
  return toJob({ ...row, state: 'running', attempts: row.attempts + 1 });
}

/** Prolongs the lease and stores progress; says whether the job is still this worker's, and whether and how to stop it. */
export async function heartbeat(
  db: Db,
  id: string,
  worker: string,
  leaseUntil: string,
  progress: JobProgress | null,
): Promise<{ mine: boolean; stop: Stop | null }> {
  const result = await db
    .updateTable('jobs')
    .set({ lease_until: leaseUntil, ...(progress ? { progress: JSON.stringify(progress) } : {}) })
    .where('id', '=', id)
    .where('worker', '=', worker)
    .where('state', '=', 'running')
    .executeTakeFirst();
  const row = await db.selectFrom('jobs').select('cancel_kind').where('id', '=', id).executeTakeFirst();
  return { mine: Number(result.numUpdatedRows) === 1, stop: row?.cancel_kind ?? null };
}

/**
 * Ends a job. Only the worker that holds it can: a worker that lost its lease gets a conflict, so that no job takes
 * effect twice when this runs in the transaction of the effect.
 */
export async function endJob(
  db: Db,
  id: string,
  worker: string,
  end: { state: 'done' | 'failed' | 'cancelled'; result?: Record<string, unknown>; error?: string; at: string },
): Promise<void> {
  const updated = await db
    .updateTable('jobs')
    .set({
      state: end.state,
      result: end.result ? JSON.stringify(end.result) : null,
      error: end.error ?? null,
      finished_at: end.at,
      lease_until: null,
    })
    .where('id', '=', id)
    .where('worker', '=', worker)
    .where('state', '=', 'running')
    .executeTakeFirst();
  if (Number(updated.numUpdatedRows) !== 1) {
    throw new ProductError('conflict', 'jobs.lostLease', 'Another worker has taken over this job.');
  }
}
