import { randomUUID } from 'node:crypto';
import { isProductError } from '../shared/errors';
import { actingThrough } from '../storage/audit/through';
import { type Database, inOwnTransaction, inTransaction, type Trx } from '../storage/database';
import type { Job, JobKind, JobProgress, Stop } from '../storage/jobs/jobs';
import { claimJob, endJob, heartbeat } from '../storage/jobs/jobsAtWork';
import { releaseJobs } from '../storage/jobs/releaseJobs';
import { findApiToken } from '../storage/people/apiTokens';
import { isUnreachable } from '../storage/whenFree';

/** What a handler can use while it runs. */
export interface JobRun {
  database: Database;
  job: Job;
  /** The date of today and the instant of now as the product sees them (a stated day is kept). */
  today(): string;
  now(): string;
  progress(progress: JobProgress): void;
  /** True once somebody asked to stop or the lease was lost; a result returned then counts if it was to be kept. */
  cancelled(): boolean;
  /** Told once work that has transactions of its own is in the database: it is done then, whoever asks to stop it. */
  tookEffect(): void;
}

/** Writes the effect of a job; runs in the transaction that also marks the job done, so it takes effect once. */
export type JobEffect = (trx: Trx) => Promise<Record<string, unknown>>;

/** Does the long work outside any transaction and returns the effect; throws ProductError to fail with a sentence. */
export type JobHandler = (run: JobRun) => Promise<JobEffect>;
export type JobHandlers = Record<JobKind, JobHandler>;

export interface WorkerOptions {
  today(): string;
  now(): string;
  /** Instant of the real clock: leases follow it. */
  realNow(): string;
  leaseMs?: number;
  heartbeatMs?: number;
  pollMs?: number;
  log(line: string): void;
}

/**
 * Works through the queue until `stop` is called. One job at a time; the lease is prolonged by heartbeats, so that a
 * job whose process died is taken up by the next worker. A stop waits for the job at hand so many milliseconds, then gives
 * it back to the queue; without a number it waits to the end.
 */
export function startWorker(
  database: Database,
  handlers: JobHandlers,
  options: WorkerOptions,
): { stop(graceMs?: number): Promise<void> } {
  const name = `${process.pid}-${randomUUID().slice(0, 8)}`;
  let stopping = false;
  let wake: () => void = () => {};
  const loop = (async () => {
    while (!stopping) {
      const worked = await workOnce(database, handlers, name, options).catch((error) => {
        options.log(`Worker trouble: ${error instanceof Error ? error.message : String(error)}`);
        return false;
      });
      if (!worked && !stopping) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, options.pollMs ?? 300);
        });
      }
    }
  })();
  return {
    async stop(graceMs) {
      stopping = true;
      wake();
      const ended = await Promise.race([loop.then(() => true), graceMs === undefined ? NEVER : after(graceMs)]);
      if (!ended) await inTransaction(database.db, (trx) => releaseJobs(trx, name));
    },
  };
}

const NEVER = new Promise<false>(() => {});
const after = (ms: number): Promise<false> => new Promise((resolve) => setTimeout(() => resolve(false), ms));

/**
 * Takes one job and runs it to its end; what it does is audited with the API token through which it was asked for. Returns
 * false when there was nothing to do.
 */
export async function workOnce(
  database: Database,
  handlers: JobHandlers,
  worker: string,
  options: WorkerOptions,
): Promise<boolean> {
  const leaseMs = options.leaseMs ?? 60_000;
  const { realNow } = options;
  const leaseUntil = (): string => new Date(Date.parse(realNow()) + leaseMs).toISOString();
  const job = await inOwnTransaction(database.db, (trx) => claimJob(trx, worker, realNow(), leaseUntil()));
  if (!job) return false;
  const token = job.tokenId === null ? null : await findApiToken(database.db, job.tokenId);
  await actingThrough(token, () => runJob(job, database, handlers, worker, { ...options, leaseUntil }));
  return true;
}

async function runJob(
  job: Job,
  database: Database,
  handlers: JobHandlers,
  worker: string,
  options: WorkerOptions & { leaseUntil(): string },
): Promise<void> {
  const { realNow, leaseUntil } = options;
  let latest: JobProgress | null = null;
  let stop: Stop | null = null;
  let inEffect = false;
  const startedAt = performance.now();
  const timer = setInterval(() => {
    const progress = latest && { ...latest, seconds: (performance.now() - startedAt) / 1000 };
    heartbeat(database.db, job.id, worker, leaseUntil(), progress).then(
      (beat) => {
        stop = beat.mine ? (beat.stop ?? stop) : 'discard';
      },
      // A missed beat is made up by the next one; the lease is many beats long.
      () => {},
    );
  }, options.heartbeatMs ?? 300);
  const discarded = (): boolean => stop === 'discard';
  const end = (state: 'failed' | 'cancelled', error: string) =>
    inTransaction(database.db, (trx) => endJob(trx, job.id, worker, { state, error, at: realNow() }));
  try {
    const effect = await handlers[job.kind]({
      database,
      job,
      today: options.today,
      now: options.now,
      progress: (progress) => {
        latest = progress;
      },
      cancelled: () => stop !== null,
      tookEffect: () => {
        inEffect = true;
      },
    });
    clearInterval(timer);
    if (discarded() && !inEffect) throw new Error('Cancelled while it ran.');
    await inTransaction(database.db, async (trx) => {
      const result = await effect(trx);
      await endJob(trx, job.id, worker, { state: 'done', result, at: realNow() });
    });
  } catch (error) {
    clearInterval(timer);
    // Not the work failed: it is begun anew when the lease has run out, by whoever reaches the database then.
    if (isUnreachable(error)) throw error;
    if (discarded()) await end('cancelled', 'Cancelled.');
    else if (isProductError(error)) await end('failed', error.message);
    else {
      options.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
      await end('failed', 'The work stopped because of an internal error; the log has the details.');
    }
  }
}
