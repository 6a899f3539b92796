import { canonicalJson } from '../../shared/hash';
import type { Db } from '../../storage/database';
import { type JobKind, openJobs } from '../../storage/jobs/jobs';

/** Work on a rotation that somebody asks for. */
export interface AskedWork {
  kind: JobKind;
  rotationId: string;
  payload: object;
  /** users.id */
  by: string | null;
}

/**
 * The same work that the same person has asked for and nobody has begun: a form sent twice is one wish.
 * @returns the job's id, or null
 */
export async function waitingAlike(db: Db, { kind, rotationId, payload, by }: AskedWork): Promise<string | null> {
  const text = storedText(payload);
  const alike = (await openJobs(db, kind)).find(
    (job) =>
      job.state === 'queued' &&
      job.createdBy === by &&
      job.rotationId === rotationId &&
      storedText(job.payload) === text,
  );
  return alike?.id ?? null;
}

/** As the queue keeps it: what is undefined is not kept. */
function storedText(payload: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify(payload)));
}
