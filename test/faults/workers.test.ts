import type { ChildProcess } from 'node:child_process';
import { systemActor } from '../../src/app/actor';
import { requestPlan } from '../../src/app/rotations/planRotation';
import { getJob } from '../../src/storage/jobs/jobs';
import { busyFolder } from '../cli/planFolder';
import { runJson } from '../process';
import { type TempDatabase, tempDatabase } from '../tempDatabase';
import { one, problems } from './company';
import { leaseRunsOut, until, type WorkerProcesses, workerProcesses } from './workerProcesses';

jest.setTimeout(240_000);

const TODAY = '2026-01-10';
let database: TempDatabase;
let folder: ReturnType<typeof busyFolder>;
let workers: WorkerProcesses;
beforeAll(async () => {
  database = await tempDatabase();
  workers = workerProcesses(database, TODAY);
  folder = busyFolder();
  const given = ['--database', database.url, '--today', TODAY];
  await runJson(['import', folder.path, ...given]);
  await runJson([
    'plan',
    '--policy',
    folder.allKinds,
    '--time-limit',
    '1',
    '--robustness',
    '0',
    '--save',
    'Spring',
    ...given,
  ]);
});
afterEach(() => workers.killAll());
afterAll(async () => {
  folder.remove();
  await database.remove();
});

/** Asks for a plan that takes a while and waits until one of two workers is in the middle of it. */
async function inMidPlan(seed: number): Promise<{ job: string; holder: ChildProcess }> {
  // Studies of earlier plans would keep a worker busy for a while.
  database.raw.exec(`update jobs set state = 'cancelled' where state in ('queued', 'running')`);
  const { id: rotationId } = await database.db.selectFrom('rotations').select('id').executeTakeFirstOrThrow();
  const request = { rotationId, name: `Plan ${seed}`, seed, timeLimitSeconds: 3, engine: 'auto' } as const;
  const job = await requestPlan(database, request, systemActor(TODAY, `${TODAY}T09:00:00.000Z`));
  workers.start(2);
  return { job, holder: await workers.holderOf(job, 'begun') };
}

const plansOf = (job: string): number => one(database, `select count(*) from plans where job_id = '${job}'`);
const made = (): number => one(database, 'select count(*) from plans');

test('a worker that is killed in the middle of a plan is followed by the other one, and the plan is there once', async () => {
  const before = made();
  const { job, holder } = await inMidPlan(11);
  holder.kill('SIGKILL');
  await leaseRunsOut(database, job);
  expect(await workers.done(job)).toMatchObject({ attempts: 2, result: { planId: expect.any(String) } });
  expect([plansOf(job), made() - before]).toEqual([1, 1]);
  expect(await problems(database)).toEqual([]);
});

test('a worker that stood still meanwhile and wakes up adds nothing to what the other one did', async () => {
  const before = made();
  const { job, holder } = await inMidPlan(12);
  holder.kill('SIGSTOP');
  await leaseRunsOut(database, job);
  const first = await workers.done(job);
  expect(first.attempts).toBe(2);
  holder.kill('SIGCONT');
  // It ends its plan, learns that it lost the job, and takes the next one.
  const next = await requestPlan(
    database,
    { ...JSON.parse(JSON.stringify(first.payload)), rotationId: first.rotationId, seed: 13, timeLimitSeconds: 1 },
    systemActor(TODAY, `${TODAY}T09:00:00.000Z`),
  );
  for (const worker of workers.all()) if (worker !== holder) worker.kill('SIGKILL');
  await until(async () => {
    const found = await getJob(database.db, next);
    if (found?.state === 'running') await leaseRunsOutUnlessOf(next, holder);
    return found?.state === 'done';
  });
  expect(await getJob(database.db, job)).toEqual(first);
  expect([plansOf(job), plansOf(next), made() - before]).toEqual([1, 1, 2]);
  expect(await problems(database)).toEqual([]);
});

/** The other one may have begun it before it was killed. */
async function leaseRunsOutUnlessOf(job: string, worker: ChildProcess): Promise<void> {
  await database.db
    .updateTable('jobs')
    .set({ lease_until: '2020-01-01T00:00:00.000Z' })
    .where('id', '=', job)
    .where('worker', 'not like', `${worker.pid}-%`)
    .execute();
}
