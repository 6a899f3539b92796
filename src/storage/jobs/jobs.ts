import type { Selectable } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { tokenInUse } from '../audit/through';
import type { Db } from '../database';
import type { JobsTable } from '../schema/operations';

export type JobKind =
  | 'import.stage'
  | 'import.commit'
  | 'import.undo'
  | 'analysis'
  | 'plan'
  | 'transfers'
  | 'study'
  | 'backtest'
  | 'firstLook'
  | 'outcomes'
  | 'demo';
export type JobState = JobsTable['state'];

export interface JobProgress {
  /** Work done and in all, in the job's own unit; total null = not known. */
  done: number;
  total: number | null;
  /** What is being done, for people. */
  note: string;
  /** Of a run of the planner: its phase, the proven bound and the best plan so far, minor units. */
  plan?: { phase: string; boundCents: number; bestCents: number };
  /** Since the work began; written by the worker with every heartbeat. */
  seconds?: number;
}

/** How a running job is stopped: with what it has so far as its result, or without one. */
export type Stop = 'keep' | 'discard';

export interface Job {
  id: string;
  kind: JobKind;
  payload: Record<string, unknown>;
  /** The import or the rotation that it is for, if it is for one. */
  importId: string | null;
  rotationId: string | null;
  state: JobState;
  attempts: number;
  progress: JobProgress | null;
  result: Record<string, unknown> | null;
  error: string | null;
  /** How it was asked to stop; null = it was not. */
  stop: Stop | null;
  createdAt: string;
  createdBy: string | null;
  /** The API token through which it was asked for. */
  tokenId: string | null;
  finishedAt: string | null;
}

/** Adds a job to the queue and returns its id. Call it in the transaction of what makes the job necessary. */
export async function enqueueJob(
  db: Db,
  job: Pick<Job, 'kind' | 'payload'> &
    Partial<Pick<Job, 'importId' | 'rotationId'>> & { at: string; by: string | null },
): Promise<string> {
  const id = uuidv7();
  await db
    .insertInto('jobs')
    .values({
      id,
      kind: job.kind,
      payload: JSON.stringify(job.payload),
      import_id: job.importId,
      rotation_id: job.rotationId,
      state: 'queued',
      attempts: 0,
      created_at: job.at,
      created_by: job.by,
      token_id: tokenInUse()?.id,
    })
    .execute();
  return id;
}

/**
 * Queues a fresh analysis of the company, unless one is queued already: a running one may have read the data before
 * what makes this one necessary.
 */
export async function enqueueAnalysis(db: Db, at: string, by: string | null): Promise<string> {
  const queued = (await openJobs(db, 'analysis')).find((job) => job.state === 'queued' && job.rotationId === null);
  return queued?.id ?? enqueueJob(db, { kind: 'analysis', payload: {}, at, by });
}

/**
 * Asks a job to stop; a queued one stops at once, a running one at its next heartbeat. What was asked to be discarded
 * cannot be kept any more.
 */
export async function requestCancel(db: Db, id: string, at: string, how: Stop = 'discard'): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ state: 'cancelled', cancel_requested_at: at, cancel_kind: how, finished_at: at })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute();
  let running = db
    .updateTable('jobs')
    .set({ cancel_requested_at: at, cancel_kind: how })
    .where('id', '=', id)
    .where('state', '=', 'running');
  if (how === 'keep') running = running.where('cancel_kind', 'is', null);
  await running.execute();
}

/** Forgets jobs that nobody has begun; for data whose owner has just done their work. */
export async function dropQueuedJobs(db: Db): Promise<void> {
  await db.deleteFrom('jobs').where('state', '=', 'queued').execute();
}

/** One job, or null. */
export async function getJob(db: Db, id: string): Promise<Job | null> {
  const row = await db.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toJob(row) : null;
}

/** Jobs of a kind that are queued or running, oldest first. */
export async function openJobs(db: Db, kind: JobKind): Promise<Job[]> {
  const rows = await db
    .selectFrom('jobs')
    .selectAll()
    .where('kind', '=', kind)
    .where('state', 'in', ['queued', 'running'])
    .orderBy('created_at')
    .execute();
  return rows.map(toJob);
}

/** Jobs of a kind with the very same payload, the newest first. */
export async function jobsAsking(db: Db, kind: JobKind, payload: Job['payload']): Promise<Job[]> {
  const rows = await db
    .selectFrom('jobs')
    .selectAll()
    .where('kind', '=', kind)
    .where('payload', '=', JSON.stringify(payload))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toJob);
}

/** A job as its row says. */
export function toJob(row: Selectable<JobsTable>): Job {
  const json = (text: string | null) => (text === null ? null : JSON.parse(text));
  return {
    id: row.id,
    kind: row.kind as JobKind,
    payload: JSON.parse(row.payload),
    importId: row.import_id,
    rotationId: row.rotation_id,
    state: row.state,
    attempts: row.attempts,
    progress: json(row.progress),
    result: json(row.result),
    error: row.error,
    stop: row.cancel_kind,
    createdAt: row.created_at,
    createdBy: row.created_by,
    tokenId: row.token_id,
    finishedAt: row.finished_at,
  };
}
