import { join } from 'node:path';
import { requestDemo } from '../app/demo/requestDemo';
import { superviseWorker } from '../jobs/supervisor';
import { ProductError } from '../shared/errors';
import { openMigrated } from '../storage/database';
import { secondServer } from '../web/beside/secondServer';
import { startServer } from '../web/server';
import { realNow } from './clock';
import type { CliContext } from './context';
import { WEB_DATABASE } from './webDatabase';

/**
 * Serves until SIGINT or SIGTERM, with a supervised worker process beside the web process; then stops both in order.
 * @param started called with the port once requests are taken
 * @throws ProductError serve.portTaken
 */
export async function serveUntilStopped(context: CliContext, started: (port: number) => void): Promise<void> {
  const stopSignal = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  const { config, databaseUrl } = context;
  const database = await openMigrated(databaseUrl, context.now(), WEB_DATABASE);
  const stated = context.fixedToday ? context.today : null;
  const second = secondServer(join(__dirname, 'secondServerThread'), { databaseUrl, config, stated });
  try {
    const server = await startServer({
      database,
      config,
      today: () => (context.fixedToday ? context.today : context.now().slice(0, 10)),
      now: context.now,
      realNow,
      second,
      loadDemo: async (user) => `/jobs/${await requestDemo(database, { at: context.now(), by: user.id })}`,
    }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error;
      throw new ProductError(
        'refused',
        'serve.portTaken',
        `Port ${context.config.port} is in use by another program. Choose another one, for example PORT=3001.`,
      );
    });
    // By the environment, not as an argument: whoever lists the processes of the machine must not read a password.
    const environment = { ...process.env, DATABASE_URL: context.databaseUrl };
    const worker = superviseWorker(workerCommandLine(context), environment, context.note);
    started(server.port);
    await stopSignal;
    await server.stop();
    await worker.stop();
  } finally {
    await second.stop();
    await database.close();
  }
}

/** This program again, as a worker on the same data and day. */
function workerCommandLine(context: CliContext): [string, ...string[]] {
  return [
    process.execPath,
    ...process.execArgv,
    process.argv[1],
    'worker',
    ...(context.fixedToday ? ['--today', context.today] : []),
  ];
}
