import { handlers } from '../../src/jobs/handlers';
import { type JobHandlers, type JobRun, startWorker } from '../../src/jobs/worker';
import { openDatabase, type Trx } from '../../src/storage/database';
import { enqueueJob, getJob } from '../../src/storage/jobs/jobs';
import { tradeCast } from '../app/tradeCast';
import { problems } from '../faults/company';
import { openRaw } from '../openRaw';
import { OwnServer } from './ownServer';

jest.setTimeout(120_000);

let server: OwnServer;
beforeAll(async () => {
  server = await OwnServer.make({ fsync: 'off' });
  process.env.TEST_POSTGRES_URL = server.address;
});
afterAll(() => server.remove());

const NOW = '2026-01-15T09:00:00.000Z';

/** What the server goes away in the middle of, and what counts the results that are then there. */
test.each([
  ['analysis', 'its work', 'select count(*) from analyses where is_dropped = 0'],
  ['analysis', 'writing its effect', 'select count(*) from analyses where is_dropped = 0'],
  ['outcomes', 'writing its effect', 'select count(*) from outcome_answers'],
] as const)(
  'a job (%s) that loses the server during %s is done once, by the same worker',
  async (kind, during, made) => {
    const cast = await tradeCast();
    const job = await enqueueJob(cast.database.db, { kind, payload: {}, at: NOW, by: null });
    const database = openDatabase(cast.database.url);
    let stops = 0;
    const lose = async (): Promise<void> => {
      if (stops++ === 0) await server.stop('at once');
    };
    const losing = {
      ...handlers,
      [kind]: async (run: JobRun) => {
        const effect = await handlers[kind](run);
        if (during === 'its work') await lose();
        return async (trx: Trx) => {
          const result = await effect(trx);
          await lose();
          return result;
        };
      },
    } as JobHandlers;
    const lost = jest.fn();
    const worker = startWorker(database, losing, {
      today: () => NOW.slice(0, 10),
      now: () => NOW,
      realNow: () => new Date().toISOString(),
      leaseMs: 1_500,
      pollMs: 100,
      log: lost,
    });
    try {
      while (lost.mock.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      await server.start();
      let found = await getJob(database.db, job);
      while (found?.state !== 'done') {
        await new Promise((resolve) => setTimeout(resolve, 50));
        found = await getJob(database.db, job);
      }
      expect(found.attempts).toBe(2);
      expect(lost.mock.calls[0][0]).toContain('cannot be reached');
      const seen = openRaw(cast.database.url);
      expect(Number(seen.raw.prepare(made).pluck().get())).toBe(found.result?.answers ?? 1);
      await seen.close();
      expect(await problems(database)).toEqual([]);
    } finally {
      await worker.stop();
      await server.start();
      await database.close();
      await cast.remove();
    }
  },
);
