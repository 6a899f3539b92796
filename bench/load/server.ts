import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Request, Response } from 'express';
import { Router } from 'express';
import { WEB_DATABASE } from '../../src/cli/webDatabase';
import { readConfig } from '../../src/config';
import { openMigrated } from '../../src/storage/database';
import { secondServer } from '../../src/web/beside/secondServer';
import { openRouters, plainRouters } from '../../src/web/routes';
import { startServer } from '../../src/web/server';
import { page } from '../../src/web/view/page';
import { TODAY } from './company';

/** What the server process tells when asked: processor time of all its threads, and memory. */
export interface Standing {
  cpuMs: number;
  rssMB: number;
  heapMB: number;
  /** Longest time in which nobody else was answered, since it was last asked 'unblocked'; 0 before. */
  blockedMs: number;
  /** The same in processor time of the thread that answers, which says as much on a busy machine; Linux only. */
  busyMs: number;
}

/** Milliseconds between two looks. */
const LOOK_EVERY = 5;

/**
 * The product's web process as `rotation serve` starts it, with two empty pages beside: /empty behind everything that
 * every page passes (log, headers, session, who is looking, layout), /bare before the session and without a layout.
 */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const empty = join(config.root, 'bench/load/empty.hbs');
  openRouters.push(() =>
    Router().get('/empty', (_req: Request, res: Response) => page(res, empty, { title: 'Empty' })),
  );
  plainRouters.push(() =>
    Router().get('/bare', (_req: Request, res: Response) => res.render(empty, { layout: false, title: 'Empty' })),
  );
  const now = (): string => `${TODAY}${new Date().toISOString().slice(10)}`;
  const { databaseUrl } = config;
  const database = await openMigrated(databaseUrl, now(), WEB_DATABASE);
  const file = join(__dirname, '../../src/cli/secondServerThread');
  const second = secondServer(file, { databaseUrl, config, stated: TODAY });
  const server = await startServer({
    database,
    config,
    today: () => TODAY,
    now,
    realNow: () => new Date().toISOString(),
    second,
  });
  let busyMs = 0;
  const delay = monitorEventLoopDelay({ resolution: LOOK_EVERY });
  process.on('message', async (asked) => {
    if (asked === 'unblocked') {
      delay.enable();
      delay.reset();
      busyMs = 0;
      watchTurns((ms) => (busyMs = Math.max(busyMs, ms)));
    }
    if (asked === 'stop') {
      await server.stop();
      await second.stop();
      await database.close();
      process.disconnect();
      return;
    }
    if (asked === 'collected') (globalThis as { gc?: () => void }).gc?.();
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed, external } = process.memoryUsage();
    process.send!({
      cpuMs: (user + system) / 1000,
      rssMB: rss / 2 ** 20,
      heapMB: (heapUsed + external) / 2 ** 20,
      blockedMs: Math.max(0, delay.max / 1e6 - LOOK_EVERY),
      busyMs,
    } satisfies Standing);
  });
  process.send!({ port: server.port });
}

let watching = false;

/** Tells the processor time that this thread took from one look to the next. */
function watchTurns(tell: (ms: number) => void): void {
  if (watching || !existsSync(THREAD)) return;
  watching = true;
  const taken = (): number => Number(readFileSync(THREAD, 'utf8').split(' ')[0]) / 1e6;
  let last = taken();
  setInterval(() => {
    const now = taken();
    tell(now - last);
    last = now;
  }, LOOK_EVERY).unref();
}

/** Where the system says how long a thread has run, nanoseconds. */
const THREAD = `/proc/self/task/${process.pid}/schedstat`;

void main();
