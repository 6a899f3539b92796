import { join } from 'node:path';
import type { Request, Response } from 'express';
import { Router } from 'express';
import { WORK_HERE_UP_TO } from '../../src/app/outcomes/longWork';
import { readConfig } from '../../src/config';
import { openMigrated } from '../../src/storage/database';
import { openRouters, plainRouters } from '../../src/web/routes';
import { startServer } from '../../src/web/server';
import { page } from '../../src/web/view/page';
import { TODAY } from './company';

/** What the server process tells when asked: processor time of all its threads, and memory. */
export interface Standing {
  cpuMs: number;
  rssMB: number;
  heapMB: number;
}

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
  const database = await openMigrated(config.databaseUrl, now(), { busyTimeoutMs: 2, workHereUpTo: WORK_HERE_UP_TO });
  const server = await startServer({
    database,
    config,
    today: () => TODAY,
    now,
    realNow: () => new Date().toISOString(),
  });
  process.on('message', async (asked) => {
    if (asked === 'stop') {
      await server.stop();
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
    } satisfies Standing);
  });
  process.send!({ port: server.port });
}

void main();
