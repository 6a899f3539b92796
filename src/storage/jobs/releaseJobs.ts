import type { Db } from '../database';

/** Gives back what a worker holds: the next one begins it anew, and the attempt does not count. */
export async function releaseJobs(db: Db, worker: string): Promise<void> {
  await db
    .updateTable('jobs')
    .set((e) => ({ state: 'queued', worker: null, lease_until: null, attempts: e('attempts', '-', 1) }))
    .where('worker', '=', worker)
    .where('state', '=', 'running')
    .execute();
}
