import { cleanUpJobs, JOBS_KEPT_DAYS } from '../../src/app/jobs/cleanUp';
import { addDays } from '../../src/shared/calendar';
import { addImport } from '../../src/storage/imports/importReading';
import { importJob } from '../../src/storage/imports/imports';
import { enqueueJob, type Job, requestCancel } from '../../src/storage/jobs/jobs';
import { claimJob, endJob } from '../../src/storage/jobs/jobsAtWork';
import { tempDatabase } from '../tempDatabase';
import { withoutReferences } from '../triggers';

let database: Awaited<ReturnType<typeof tempDatabase>>;
beforeEach(async () => {
  database = await tempDatabase();
});
afterEach(() => database.remove());

const DAY = '2026-01-15';
const AT = `${DAY}T10:00:00.000Z`;
const TODAY = addDays(DAY, JOBS_KEPT_DAYS + 1);

/** Queues a job and brings it to its end at once. */
async function ended(kind: Job['kind'], subject: Partial<Job> = {}): Promise<string> {
  const id = await enqueueJob(database.db, { kind, payload: {}, at: AT, by: null, ...subject });
  await claimJob(database.db, 'w', AT, AT);
  await endJob(database.db, id, 'w', { state: 'done', at: AT });
  return id;
}

const left = (): unknown[] => database.raw.prepare('select id from jobs order by id').pluck().all();

test('of jobs that ended a quarter ago only the newest of its kind stays', async () => {
  await ended('analysis');
  const cancelled = await enqueueJob(database.db, { kind: 'analysis', payload: {}, at: AT, by: null });
  await requestCancel(database.db, cancelled, AT);
  const newest = await ended('analysis');
  expect(await cleanUpJobs(database, addDays(TODAY, -1))).toBe(0);
  expect(await cleanUpJobs(database, TODAY)).toBe(2);
  expect(left()).toEqual([newest]);
  expect(await cleanUpJobs(database, TODAY)).toBe(0);
});

test('what is queued or running stays, however old', async () => {
  const running = await enqueueJob(database.db, { kind: 'analysis', payload: {}, at: AT, by: null });
  await claimJob(database.db, 'w', AT, AT);
  const queued = await enqueueJob(database.db, { kind: 'analysis', payload: {}, at: AT, by: null });
  expect(await cleanUpJobs(database, TODAY)).toBe(0);
  expect(left()).toEqual([running, queued]);
});

test('each import keeps the job that its page shows, each plan job the name in the audit log', async () => {
  for (const id of ['i1', 'i2'])
    await addImport(database.db, { id, source: 'canonical', createdAt: AT, createdBy: null });
  await ended('import.stage', { importId: 'i1' });
  const first = await ended('import.stage', { importId: 'i1' });
  const second = await ended('import.stage', { importId: 'i2' });
  const plans = [await ended('plan'), await ended('plan')];
  expect(await cleanUpJobs(database, TODAY)).toBe(1);
  expect(left()).toEqual([first, second, ...plans]);
  expect((await importJob(database.db, 'i1'))?.id).toBe(first);
});

test('the job that made a study stays', async () => {
  const made = await ended('study');
  await ended('study');
  const newest = await ended('study');
  withoutReferences(database);
  database.raw.exec(
    `insert into plan_studies (id, plan_id, kind, request, result, job_id, created_at)
     values ('s', 'p', 'k', '{}', '{}', '${made}', '${AT}')`,
  );
  expect(await cleanUpJobs(database, TODAY)).toBe(1);
  expect(left()).toEqual([made, newest]);
});
