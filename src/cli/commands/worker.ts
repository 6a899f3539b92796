import type { Command } from 'commander';
import { type Actor, systemActor } from '../../app/actor';
import { cleanUpAnalyses } from '../../app/analysis/cleanUp';
import { remindOverdue } from '../../app/challenges/remindOverdue';
import { watchCoaching } from '../../app/coaching/watchCoaching';
import { remindHandoffs } from '../../app/handoffs/remindHandoffs';
import { cleanUpImports } from '../../app/imports/cleanUp';
import { cleanUpJobs } from '../../app/jobs/cleanUp';
import { cleanUpMails } from '../../app/mails/cleanUp';
import { queueDigests } from '../../app/mails/queueDigests';
import { sendMails } from '../../app/mails/sendMails';
import { cleanUpSessions } from '../../app/session/cleanUp';
import { applyDueTrades } from '../../app/trades/applyTrades';
import { remindReviews } from '../../app/trades/remindReviews';
import { cleanUpPrograms } from '../../app/webhooks/cleanUp';
import { startCourier } from '../../jobs/courier';
import { handlers } from '../../jobs/handlers';
import { mailServer } from '../../jobs/mailServer';
import { startWorker } from '../../jobs/worker';
import type { Database } from '../../storage/database';
import { isOfNewerVersion } from '../../storage/migrator';
import { realNow } from '../clock';
import { action, withGlobalOptions } from '../context';

const APPLY_EVERY_MS = 10 * 60_000;
/** Less than the supervisor waits before it kills. */
const STOP_WITHIN_MS = 3_000;
const DELIVERY_TIMEOUT_MS = 10_000;
const MAIL_EVERY_MS = 10_000;
/** A worker of an older version must not bring trades into effect on tables that it does not know. */
const VERSION_EVERY_MS = 3_000;
const CLEAN_UP_EVERY_MS = 6 * 60 * 60_000;

/** `rotation worker`: works through the jobs queue, brings due trades into effect, tells other systems, cleans up old imports, jobs and sessions, until stopped. */
export function workerCommand(program: Command): void {
  withGlobalOptions(program.command('worker'))
    .description('work through imports, analyses and plans; bring due trades into effect (serve starts one itself)')
    .action(
      action(async (context) => {
        // The process that started this one is gone: nobody will stop us, so we stop. It may go while we begin.
        const orphaned = new Promise<void>((resolve) => process.once('disconnect', () => resolve()));
        const database = await context.openOrMake();
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
          repeat(CLEAN_UP_EVERY_MS, () => remindHandoffs(database, actor()), 'Late handoffs were not looked at'),
          repeat(APPLY_EVERY_MS, () => watchCoaching(database, actor()), 'Coaching was not looked at'),
          repeat(APPLY_EVERY_MS, () => remindReviews(database, actor()), 'Due reviews were not looked at'),
          repeat(
            APPLY_EVERY_MS,
            oneAtATime(() => cleanUpAnalyses(database)),
            'Old analyses were not cleaned up',
          ),
          repeat(CLEAN_UP_EVERY_MS, () => cleanUpSessions(database, realNow()), 'Expired sessions were not removed'),
        ];
        const { mail, publicUrl } = context.config;
        const server = mail === null ? null : mailServer(mail);
        const post = server && publicUrl ? { send: server.send, publicUrl } : null;
        timers.push(
          repeat(
            MAIL_EVERY_MS,
            oneAtATime(() => mailRound(database, post)),
            'Mails were not sent',
          ),
        );
        // Files and the ends of jobs carry the days of the real clock: on a stated day they say nothing about their age.
        if (!context.fixedToday) {
          timers.push(
            repeat(CLEAN_UP_EVERY_MS, () => cleanUpImports(database, actor()), 'Old imports were not cleaned up'),
            repeat(CLEAN_UP_EVERY_MS, () => cleanUpJobs(database, today()), 'Old jobs were not cleaned up'),
            repeat(CLEAN_UP_EVERY_MS, () => cleanUpMails(database, today()), 'Old mails were not cleaned up'),
            repeat(CLEAN_UP_EVERY_MS, () => cleanUpPrograms(database, today()), 'Old deliveries were not cleaned up'),
          );
        }
        const courier = startCourier(database, {
          privateAllowed: context.config.webhooksPrivate,
          timeoutMs: DELIVERY_TIMEOUT_MS,
          realNow,
          now: context.now,
          log: context.note,
        });
        const worker = startWorker(database, handlers, { today, now: context.now, realNow, log: context.note });
        await new Promise<void>((resolve) => {
          const outdated = async (): Promise<void> => {
            if (!(await isOfNewerVersion(database.db))) return;
            context.note('A newer version of this program has changed the database; this worker stops.');
            resolve();
          };
          timers.push(repeat(VERSION_EVERY_MS, outdated, 'The version of the database was not looked at'));
          for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
          void orphaned.then(resolve);
        });
        for (const timer of timers) clearInterval(timer);
        server?.close();
        await Promise.all([worker.stop(STOP_WITHIN_MS), courier.stop()]);
        // A job that was given back may go on computing, for nobody.
        setTimeout(() => process.exit(), 500).unref();
      }),
    );
}

/** The daily mails that are due, then everything that waits. */
async function mailRound(database: Database, post: Parameters<typeof sendMails>[1]): Promise<void> {
  await queueDigests(database, realNow());
  await sendMails(database, post, realNow);
}

/** A round that takes longer than its interval is not begun twice. */
function oneAtATime(work: () => Promise<unknown>): () => Promise<unknown> {
  let running: Promise<unknown> | null = null;
  return () => {
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  };
}
