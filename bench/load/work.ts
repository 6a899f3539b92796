import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { superviseWorker } from '../../src/jobs/supervisor';
import { type Db, openDatabase } from '../../src/storage/database';
import { TODAY } from './company';
import { compiled } from './compiled';
import { writeMillion } from './files';

/** The worker that `rotation serve` starts beside the pages. */
export function startWorker(url: string): { stop(): Promise<void> } {
  const command: [string, ...string[]] = [process.execPath, compiled('src/cli/main.js'), 'worker', '--today', TODAY];
  return superviseWorker(command, { ...process.env, DATABASE_URL: url }, console.error);
}

const MOST_SECONDS = 1_800;

/** Jobs that are queued or running. */
export async function waitingJobs(db: Db): Promise<number> {
  return (await db.selectFrom('jobs').select('id').where('state', 'in', ['queued', 'running']).execute()).length;
}

/** Resolves when the worker has done everything that pages asked of it; throws after half an hour. */
export async function nothingWaits(url: string): Promise<void> {
  const { db, close } = openDatabase(url);
  try {
    for (let second = 0; second < MOST_SECONDS; second++) {
      if ((await waitingJobs(db)) === 0) return;
      await setTimeout(1_000);
    }
    throw new Error(`The worker is not done after ${MOST_SECONDS} s.`);
  } finally {
    await close();
  }
}

/** Solves plans of a size as the worker does that `rotation serve` starts, until it is stopped. */
export function solving(size: string): { stop(): Promise<void> } {
  return superviseWorker([process.execPath, compiled('bench/load/solving.js'), size], process.env, console.error);
}

/** An import that has been read and waits to be committed. */
export interface ReadImport {
  /** Commits it; resolves when it is done, with the seconds that it took. */
  commit(): Promise<number>;
  stop(): void;
}

/** As of a worker beside web processes (src/jobs/supervisor.ts). */
const NICE = 5;

/** Reads an import of so many rows in a process of its own, which has the priority of a worker. */
export async function readImport(
  url: string,
  folder: string,
  { accounts, rows }: { accounts: number; rows: number },
): Promise<ReadImport> {
  writeMillion(folder, accounts, rows);
  const child = fork(compiled('bench/load/beside.js'), [url, join(folder, 'million')], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  setPriority(child.pid!, NICE);
  await once(child, 'message');
  return {
    async commit() {
      const began = performance.now();
      const done = once(child, 'exit');
      child.send('commit');
      const [code] = await done;
      if (code !== 0) throw new Error(`The import beside the pages ended with ${code}.`);
      return (performance.now() - began) / 1000;
    },
    stop: () => void child.kill(),
  };
}
