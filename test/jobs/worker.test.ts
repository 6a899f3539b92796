import { type JobHandlers, startWorker, workOnce } from '../../src/jobs/worker';
import { ProductError } from '../../src/shared/errors';
import { enqueueJob, getJob, requestCancel, type Stop } from '../../src/storage/jobs/jobs';
import { claimJob, MAX_ATTEMPTS } from '../../src/storage/jobs/jobsAtWork';
import { tempDatabase } from '../tempDatabase';

let database: Awaited<ReturnType<typeof tempDatabase>>;
beforeEach(async () => {
  database = await tempDatabase();
});
afterEach(() => database.remove());

const AT = '2026-01-01T00:00:00.000Z';
const enqueue = () => enqueueJob(database.db, { kind: 'plan', payload: { n: 1 }, at: AT, by: null });
const options = {
  today: () => '2026-01-01',
  now: () => AT,
  heartbeatMs: 10,
  realNow: () => new Date().toISOString(),
  log: () => {},
};
const work = (plan: JobHandlers['plan'], more = {}) =>
  workOnce(database, { plan } as JobHandlers, 'w1', { ...options, ...more });

test('a job runs, its effect and its end are one transaction', async () => {
  const id = await enqueue();
  expect(await work(async () => async () => ({ planId: 'p' }))).toBe(true);
  expect(await getJob(database.db, id)).toMatchObject({ state: 'done', result: { planId: 'p' }, attempts: 1 });
  expect(await work(async () => async () => ({}))).toBe(false);
});

test('a sentence for people becomes the error of the job, a defect does not leak', async () => {
  const first = await enqueue();
  await work(async () => {
    throw new ProductError('refused', 'x.y', 'There is no revenue yet.');
  });
  expect(await getJob(database.db, first)).toMatchObject({ state: 'failed', error: 'There is no revenue yet.' });
  const second = await enqueue();
  await work(async () => {
    throw new Error('secret path');
  });
  expect((await getJob(database.db, second))!.error).not.toContain('secret');
});

test('a queued job is cancelled at once, a running one when it looks', async () => {
  const queued = await enqueue();
  await requestCancel(database.db, queued, AT);
  expect(await getJob(database.db, queued)).toMatchObject({ state: 'cancelled' });
  const running = await enqueue();
  await work(async ({ cancelled }) => {
    await requestCancel(database.db, running, AT);
    while (!cancelled()) await new Promise((resolve) => setTimeout(resolve, 5));
    throw new Error('stopped');
  });
  expect(await getJob(database.db, running)).toMatchObject({ state: 'cancelled' });
});

test('a worker that lost its lease writes nothing: the effect is rolled back', async () => {
  const id = await enqueue();
  await work(async () => {
    database.raw.prepare(`update jobs set worker = 'w2' where id = ?`).run(id);
    return async (trx) => {
      await trx.insertInto('categories').values({ name: 'written twice' }).execute();
      return {};
    };
  }).catch(() => {});
  expect(await database.db.selectFrom('categories').selectAll().execute()).toEqual([]);
  expect(await getJob(database.db, id)).toMatchObject({ state: 'running' });
});

test('a job whose process died is taken up again, and given up after three attempts', async () => {
  const id = await enqueue();
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const job = await claimJob(
      database.db,
      `w${attempt}`,
      `2026-01-0${attempt}T00:00:00.000Z`,
      `2026-01-0${attempt}T00:01:00.000Z`,
    );
    expect(job).toMatchObject({ id, attempts: attempt });
  }
  expect(await claimJob(database.db, 'w9', '2026-01-09T00:00:00.000Z', '2026-01-09T00:01:00.000Z')).toBeNull();
  expect(await getJob(database.db, id)).toMatchObject({ state: 'failed' });
});

test('progress is stored with the heartbeat', async () => {
  const id = await enqueue();
  await work(async ({ progress }) => {
    progress({ done: 3, total: 10, note: 'Reading' });
    await new Promise((resolve) => setTimeout(resolve, 60));
    return async () => ({});
  });
  const { progress } = (await getJob(database.db, id))!;
  expect(progress).toEqual({ done: 3, total: 10, note: 'Reading', seconds: expect.any(Number) });
});

test('what was cancelled while it ran takes no effect, even when it came to its end', async () => {
  const id = await enqueue();
  await work(async ({ cancelled }) => {
    await requestCancel(database.db, id, AT);
    while (!cancelled()) await new Promise((resolve) => setTimeout(resolve, 5));
    return async (trx) => {
      await trx.insertInto('categories').values({ name: 'too late' }).execute();
      return {};
    };
  });
  expect(await getJob(database.db, id)).toMatchObject({ state: 'cancelled' });
  expect(await database.db.selectFrom('categories').selectAll().execute()).toEqual([]);
});

test('what has taken effect by itself is done, although somebody asked to stop it meanwhile', async () => {
  const id = await enqueue();
  await work(async ({ cancelled, tookEffect }) => {
    await requestCancel(database.db, id, AT);
    while (!cancelled()) await new Promise((resolve) => setTimeout(resolve, 5));
    tookEffect();
    return async () => ({ brought: 'over' });
  });
  expect(await getJob(database.db, id)).toMatchObject({ state: 'done', result: { brought: 'over' } });
});

test('a worker that is stopped gives its job back, whole, and the attempt does not count', async () => {
  const id = await enqueue();
  let begun: () => void;
  const running = new Promise<void>((resolve) => {
    begun = resolve;
  });
  let goOn: () => void = () => {};
  const plan: JobHandlers['plan'] = async () => {
    begun();
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
    return async (trx) => {
      await trx.insertInto('categories').values({ name: 'too late' }).execute();
      return {};
    };
  };
  const worker = startWorker(database, { plan } as JobHandlers, { ...options, pollMs: 5 });
  await running;
  await worker.stop(20);
  expect(await getJob(database.db, id)).toMatchObject({ state: 'queued', attempts: 0 });
  goOn();
  await worker.stop();
  expect(await database.db.selectFrom('categories').selectAll().execute()).toEqual([]);
  expect(await work(async () => async () => ({ second: 'try' }))).toBe(true);
  expect(await getJob(database.db, id)).toMatchObject({ state: 'done', attempts: 1 });
});

test('a job of a dead worker whose clock was far ahead is taken up all the same', async () => {
  const id = await enqueue();
  await claimJob(database.db, 'w1', '2026-01-08T00:00:00.000Z', '2026-01-08T00:01:00.000Z');
  const claim = (now: string, until: string) => claimJob(database.db, 'w2', `2026-01-${now}`, `2026-01-${until}`);
  expect(await claim('07T23:55:00.000Z', '07T23:56:00.000Z')).toBeNull();
  expect(await claim('01T00:00:00.000Z', '01T00:01:00.000Z')).toMatchObject({ id, attempts: 2 });
});

test('a cancelled job whose worker died is not begun again', async () => {
  const id = await enqueue();
  await claimJob(database.db, 'w1', '2026-01-01T00:00:00.000Z', '2026-01-01T00:01:00.000Z');
  await requestCancel(database.db, id, AT);
  expect(await claimJob(database.db, 'w2', '2026-01-02T00:00:00.000Z', '2026-01-02T00:01:00.000Z')).toBeNull();
  expect(await getJob(database.db, id)).toMatchObject({ state: 'cancelled' });
});

test('what was to stop with the best so far takes effect; what was thrown away does not, also when asked later', async () => {
  const stopped = async (...asked: Stop[]) => {
    const id = await enqueue();
    await work(async ({ cancelled }) => {
      for (const how of asked) await requestCancel(database.db, id, AT, how);
      while (!cancelled()) await new Promise((resolve) => setTimeout(resolve, 5));
      return async () => ({ planId: 'best so far' });
    });
    return getJob(database.db, id);
  };
  expect(await stopped('keep')).toMatchObject({ state: 'done', result: { planId: 'best so far' } });
  expect(await stopped('keep', 'discard')).toMatchObject({ state: 'cancelled', result: null });
  expect(await stopped('discard', 'keep')).toMatchObject({ state: 'cancelled', result: null });
});

test('studies wait until nothing else does, however long they have waited', async () => {
  const add = (kind: 'plan' | 'study', at: string) => enqueueJob(database.db, { kind, payload: {}, at, by: null });
  const study = await add('study', '2026-01-01T00:00:00.000Z');
  const plan = await add('plan', '2026-01-01T00:00:09.000Z');
  const claim = () => claimJob(database.db, 'w1', AT, '2026-01-01T00:01:00.000Z');
  expect([(await claim())?.id, (await claim())?.id]).toEqual([plan, study]);
});
