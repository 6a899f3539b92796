import { requestDemo } from '../app/demo/requestDemo';
import { WORK_HERE_UP_TO } from '../app/outcomes/longWork';
import { superviseWorker } from '../jobs/supervisor';
import { ProductError } from '../shared/errors';
import { openMigrated } from '../storage/database';
import { startServer } from '../web/server';
import { realNow } from './clock';
import type { CliContext } from './context';

/**
 * Web processes do not wait for a lock: a blocked event loop answers nobody, and while an import commits for seconds every change that
 * is tried would block it anew. They try again without blocking, then say they are busy.
 */
const WEB_BUSY_TIMEOUT_MS = 2;

/**
 * Serves until SIGINT or SIGTERM, with a supervised worker process beside the web process; then stops both in order.
 * @param started called with the port once requests are taken
 * @throws ProductError serve.portTaken
 */
export async function serveUntilStopped(context: CliContext, started: (port: number) => void): Promise<void> {
  const stopSignal = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  const database = await openMigrated(context.databaseUrl, context.now(), {
    busyTimeoutMs: WEB_BUSY_TIMEOUT_MS,
    workHereUpTo: WORK_HERE_UP_TO,
  });
  try {
    const server = await startServer({
      database,
      config: context.config,
      today: () => (context.fixedToday ? context.today : context.now().slice(0, 10)),
      now: context.now,
      realNow,
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
