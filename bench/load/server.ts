import { join } from 'node:path';
import type { Request, Response } from 'express';
import { Router } from 'express';
import { readConfig } from '../../src/config';
import { superviseWorker } from '../../src/jobs/supervisor';
import { openMigrated } from '../../src/storage/database';
import { openRouters, plainRouters } from '../../src/web/routes';
import { startServer } from '../../src/web/server';
import { page } from '../../src/web/view/page';
import { TODAY } from './company';

/** What the server process tells when asked: processor time of all its threads, memory, and what waited longest. */
export interface Standing {
  cpuMs: number;
  rssMB: number;
}

const EMPTY = join(__dirname, 'empty.hbs');

/**
 * The product's web process as `rotation serve` starts it, with two empty pages beside: /empty behind everything that
 * every page passes (log, headers, session, who is looking, layout), /bare before the session and without a layout.
 */
async function main(): Promise<void> {
  openRouters.push(() =>
    Router().get('/empty', (_req: Request, res: Response) => page(res, EMPTY, { title: 'Empty' })),
  );
  plainRouters.push(() =>
    Router().get('/bare', (_req: Request, res: Response) => res.render(EMPTY, { layout: false, title: 'Empty' })),
  );
  const config = readConfig(process.env);
  const now = (): string => `${TODAY}${new Date().toISOString().slice(10)}`;
  const database = await openMigrated(config.databaseUrl, now(), { busyTimeoutMs: 50 });
  const server = await startServer({
    database,
    config,
    today: () => TODAY,
    now,
    realNow: () => new Date().toISOString(),
  });
  const worker = process.env.WORKER === 'yes' ? superviseWorker(workerCommand(), process.env, console.error) : null;
  process.on('message', async (asked) => {
    if (asked === 'stop') {
      await server.stop();
      await worker?.stop();
      await database.close();
      process.disconnect();
      return;
    }
    const { user, system } = process.cpuUsage();
    process.send!({ cpuMs: (user + system) / 1000, rssMB: process.memoryUsage.rss() / 2 ** 20 } satisfies Standing);
  });
  process.send!({ port: server.port });
}

function workerCommand(): [string, ...string[]] {
  const cli = join(__dirname, '../../src/cli/main.ts');
  return [
    process.execPath,
    '--require',
    'tsx/cjs',
    cli,
    'worker',
    '--database',
    process.env.DATABASE_URL!,
    '--today',
    TODAY,
  ];
}

void main();
