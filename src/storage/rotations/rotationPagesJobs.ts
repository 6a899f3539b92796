import type { Db } from '../database';
import { getJob, type Job, type JobKind } from '../jobs/jobs';

/** The newest job of a kind for a rotation, or null. */
export async function lastRotationJob(db: Db, kind: JobKind, rotationId: string): Promise<Job | null> {
  const row = await rotationJobs(db, kind, rotationId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? getJob(db, row.id) : null;
}

/** Jobs of a kind for a rotation that are queued or running, oldest first. */
export async function openRotationJobs(db: Db, kind: JobKind, rotationId: string): Promise<Job[]> {
  const rows = await rotationJobs(db, kind, rotationId)
    .where('state', 'in', ['queued', 'running'])
    .orderBy('created_at')
    .execute();
  const jobs: Job[] = [];
  for (const row of rows) jobs.push((await getJob(db, row.id))!);
  return jobs;
}

function rotationJobs(db: Db, kind: JobKind, rotationId: string) {
  return db.selectFrom('jobs').select('id').where('kind', '=', kind).where('rotation_id', '=', rotationId);
}
