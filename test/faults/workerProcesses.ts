import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Database } from '../../src/storage/database';
import { getJob, type Job } from '../../src/storage/jobs/jobs';
import { PRODUCT, ROOT } from '../process';

/** Workers as processes of their own, to be killed. */
export interface WorkerProcesses {
  start(n: number): void;
  /** Those that were started, dead or alive. */
  all(): ChildProcess[];
  /** The one that took a job, as soon as one has it. @param begun only when it has said how far it is */
  holderOf(job: string, begun?: 'begun'): Promise<ChildProcess>;
  /** The job once it is done. */
  done(job: string): Promise<Job>;
  killAll(): Promise<void>;
}

/**
 * @param today the stated day of the workers
 * @param product what they run
 */
export function workerProcesses({ db, url }: Database, today: string, product = PRODUCT): WorkerProcesses {
  let workers: ChildProcess[] = [];
  return {
    start(n) {
      for (let i = 0; i < n; i++) {
        const args = [...product, 'worker', '--database', url, '--today', today];
        workers.push(spawn(process.execPath, args, { cwd: ROOT, stdio: 'ignore' }));
      }
    },
    all: () => workers,
    holderOf: (job, begun) =>
      until(async () => {
        const row = await db.selectFrom('jobs').select(['worker', 'progress']).where('id', '=', job).executeTakeFirst();
        if (row?.worker == null || (begun && row.progress === null)) return null;
        return workers.find(({ pid }) => row.worker!.startsWith(`${pid}-`)) ?? null;
      }),
    done: (job) =>
      until(async () => {
        const found = await getJob(db, job);
        return found?.state === 'done' && found;
      }),
    async killAll() {
      for (const worker of workers) {
        const ended = worker.exitCode === null && worker.signalCode === null ? once(worker, 'exit') : null;
        worker.kill('SIGKILL');
        await ended;
      }
      workers = [];
    },
  };
}

/** Asks again and again until there is something. */
export async function until<T>(found: () => Promise<T | null | false>): Promise<T> {
  for (;;) {
    const value = await found();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** As if a minute had gone by without a word of whoever holds the job. */
export const leaseRunsOut = ({ db }: Database, job: string) =>
  db.updateTable('jobs').set({ lease_until: '2020-01-01T00:00:00.000Z' }).where('id', '=', job).execute();
