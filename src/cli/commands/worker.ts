import type { Command } from 'commander';
import { systemActor } from '../../app/actor';
import { applyDueTrades } from '../../app/trades/applyTrades';
import { handlers } from '../../jobs/handlers';
import { startWorker } from '../../jobs/worker';
import { action, withGlobalOptions } from '../context';

const APPLY_EVERY_MS = 10 * 60_000;

/** `rotation worker`: works through the jobs queue and brings due trades into effect, until it is told to stop. */
export function workerCommand(program: Command): void {
  withGlobalOptions(program.command('worker'))
    .description('work through imports, analyses and plans; bring due trades into effect (serve starts one itself)')
    .action(
      action(async (context) => {
        const database = await context.open();
        const today = (): string => (context.fixedToday ? context.today : context.now().slice(0, 10));
        const applyDue = (): void => {
          applyDueTrades(database, systemActor(today(), context.now())).catch((error: Error) =>
            context.note(`Due trades were not looked at: ${error.message}`),
          );
        };
        applyDue();
        const timer = setInterval(applyDue, APPLY_EVERY_MS);
        const worker = startWorker(database, handlers, { today, now: context.now, log: context.note });
        await new Promise<void>((resolve) => {
          for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
          // The process that started this one is gone: nobody will stop us, so we stop.
          process.once('disconnect', () => resolve());
        });
        clearInterval(timer);
        await worker.stop();
      }),
    );
}
