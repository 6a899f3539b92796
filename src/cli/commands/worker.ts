import type { Command } from 'commander';
import { type Actor, systemActor } from '../../app/actor';
import { remindOverdue } from '../../app/challenges/remindOverdue';
import { cleanUpImports } from '../../app/imports/cleanUp';
import { cleanUpJobs } from '../../app/jobs/cleanUp';
import { cleanUpSessions } from '../../app/session/cleanUp';
import { applyDueTrades } from '../../app/trades/applyTrades';
import { cleanUpPrograms } from '../../app/webhooks/cleanUp';
import { startCourier } from '../../jobs/courier';
import { handlers } from '../../jobs/handlers';
import { startWorker } from '../../jobs/worker';
import { action, withGlobalOptions } from '../context';

const APPLY_EVERY_MS = 10 * 60_000;
const DELIVERY_TIMEOUT_MS = 10_000;
const CLEAN_UP_EVERY_MS = 6 * 60 * 60_000;

/** `rotation worker`: works through the jobs queue, brings due trades into effect, tells other systems, cleans up old imports, jobs and sessions, until stopped. */
export function workerCommand(program: Command): void {
  withGlobalOptions(program.command('worker'))
    .description('work through imports, analyses and plans; bring due trades into effect (serve starts one itself)')
    .action(
      action(async (context) => {
        const database = await context.open();
        const today = (): string => (context.fixedToday ? context.today : context.now().slice(0, 10));
        const actor = (): Actor => systemActor(today(), context.now());
        const repeat = (everyMs: number, work: () => Promise<unknown>, failed: string): NodeJS.Timeout => {
          const once = (): void => {
            work().catch((error: Error) => context.note(`${failed}: ${error.message}`));
          };
          once();
          return setInterval(once, everyMs);
        };
        const timers = [
          repeat(APPLY_EVERY_MS, () => applyDueTrades(database, actor()), 'Due trades were not looked at'),
          repeat(APPLY_EVERY_MS, () => remindOverdue(database, actor()), 'Late challenges were not looked at'),
          repeat(
            CLEAN_UP_EVERY_MS,
            () => cleanUpSessions(database, new Date().toISOString()),
            'Expired sessions were not removed',
          ),
        ];
        // Files and the ends of jobs carry the days of the real clock: on a stated day they say nothing about their age.
        if (!context.fixedToday) {
          timers.push(
            repeat(CLEAN_UP_EVERY_MS, () => cleanUpImports(database, actor()), 'Old imports were not cleaned up'),
            repeat(CLEAN_UP_EVERY_MS, () => cleanUpJobs(database, today()), 'Old jobs were not cleaned up'),
            repeat(CLEAN_UP_EVERY_MS, () => cleanUpPrograms(database, today()), 'Old deliveries were not cleaned up'),
          );
        }
        const courier = startCourier(database, {
          privateAllowed: context.config.webhooksPrivate,
          timeoutMs: DELIVERY_TIMEOUT_MS,
          realNow: () => new Date().toISOString(),
          now: context.now,
          log: context.note,
        });
        const worker = startWorker(database, handlers, { today, now: context.now, log: context.note });
        await new Promise<void>((resolve) => {
          for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
          // The process that started this one is gone: nobody will stop us, so we stop.
          process.once('disconnect', () => resolve());
        });
        for (const timer of timers) clearInterval(timer);
        await Promise.all([worker.stop(), courier.stop()]);
      }),
    );
}
