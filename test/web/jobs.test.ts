import { type PlanRequest, planRotation } from '../../src/app/rotations/planRotation';
import { verifyPlan } from '../../src/planning/verify';
import { enqueueJob, getJob } from '../../src/storage/jobs/jobs';
import { loadPlan } from '../../src/storage/plans/plans';
import { CAST } from '../cast';
import { openRotationSite, type RotationSite, words } from './rotationSite';
import type { Visitor } from './site';

let site: RotationSite;
let admin: Visitor;
/** Address of a rotation that the jobs are for. */
let rotation: string;
beforeAll(async () => {
  site = await openRotationSite();
  admin = await site.as('admin');
  rotation = await site.rotation(admin);
});
afterAll(() => site.close());

const userId = (email: string): string =>
  site.services.database.raw.prepare('select id from users where email = ?').pluck().get(email) as string;

async function jobOf(by: string | null, change: Record<string, string> = {}): Promise<string> {
  const rotationId = rotation.slice('/rotations/'.length);
  const job = { kind: 'plan' as const, payload: {}, rotationId, at: '2026-01-15T09:00:00.000Z', by };
  const id = await enqueueJob(site.services.database.db, job);
  for (const [column, value] of Object.entries(change)) {
    site.services.database.raw.prepare(`update jobs set ${column} = ? where id = ?`).run(value, id);
  }
  return `/jobs/${id}`;
}

test('a running plan shows phase, best, bound, what could still be won and the time, and follows by itself', async () => {
  const plan = { phase: 'search', bestCents: 1_200_000, boundCents: 1_500_000 };
  const progress = JSON.stringify({ done: 1, total: 2, note: 'search', plan, seconds: 12.3 });
  const payload = JSON.stringify({ rotationId: 'r1', timeLimitSeconds: 30 });
  const html = (await admin.get(await jobOf(null, { state: 'running', progress, payload }))).text;
  expect(html).toContain('http-equiv="refresh"');
  const text = words(html);
  for (const part of ['Looking for the best plan', '+$12K', '+$15K', '20.0%', '12 seconds so far', 'at most 30']) {
    expect(text).toContain(part);
  }
});

test('a plan is stopped with the best so far, or thrown away', async () => {
  const stopOf = async (path: string): Promise<string> => {
    const job = await jobOf(null, { state: 'running' });
    await admin.post(`${job}/${path}`, {}, job);
    const { raw } = site.services.database;
    expect(words((await admin.get(job)).text)).toContain(path === 'discarding' ? 'nothing is kept' : 'is kept');
    return raw.prepare('select cancel_kind from jobs where id = ?').pluck().get(job.split('/').pop()) as string;
  };
  expect(await stopOf('cancellation')).toBe('keep');
  expect(await stopOf('discarding')).toBe('discard');
});

test('a plan that is stopped before the search began is kept, verified, and says that it was stopped', async () => {
  const rotation = await site.rotation(admin);
  const asked = await admin.post(`${rotation}/plans`, { name: 'Stopped' }, rotation);
  const id = asked.headers.location.split('/').pop()!;
  const { database } = site.services;
  const job = (await getJob(database.db, id))!;
  const run = { now: job.createdAt, today: CAST.today, by: null, jobId: id, cancelled: () => true };
  const request = { ...job.payload, rotationId: job.rotationId } as unknown as PlanRequest;
  const store = await planRotation(database, request, run);
  const { planId } = await database.db.transaction().execute(store);
  const stored = (await loadPlan(database.db, planId))!;
  expect(stored.plan.stoppedBy).toBe('cancel');
  expect(verifyPlan(stored.input, stored.plan)).toEqual([]);
  expect(words((await admin.get(`/plans/${planId}`)).text)).toContain('stopped by hand');
});

test('who started a job sees it, and nobody else but administrators', async () => {
  const anna = await site.as('manager', CAST.anna);
  const ben = await site.as('manager', CAST.ben);
  const job = await jobOf(userId('manager2@example.com'));
  expect((await anna.get(job)).status).toBe(200);
  expect((await admin.get(job)).status).toBe(200);
  expect((await ben.get(job)).status).toBe(404);
  expect((await ben.post(`${job}/cancellation`, {}, '/profile')).status).toBe(404);
});

test('a queued job is stopped at once', async () => {
  const job = await jobOf(null);
  const answer = await admin.post(`${job}/cancellation`, {}, job);
  expect(answer.headers.location).toBe(job);
  expect(words((await admin.get(job)).text)).toContain('It was stopped before it had a result.');
});

test('a plan and transfers asked for twice, by a form that was sent twice, are made once', async () => {
  for (const [path, form] of [
    ['plans', { name: 'Once' }],
    ['transfers', {}],
  ] as const) {
    const send = () => admin.post(`${rotation}/${path}`, form, rotation);
    const [first, second] = await Promise.all([send(), send()]);
    expect([first.status, second.headers.location]).toEqual([303, first.headers.location]);
    await admin.post(`${first.headers.location}/cancellation`, {}, first.headers.location);
    const later = await send();
    expect(later.headers.location).not.toBe(first.headers.location);
    await admin.post(`${later.headers.location}/cancellation`, {}, later.headers.location);
  }
});

test('a failed job says why', async () => {
  const html = (await admin.get(await jobOf(null, { state: 'failed', error: 'No <revenue> yet.' }))).text;
  expect(html).toContain('No &lt;revenue&gt; yet.');
  expect(html).toContain(`href="${rotation}"`);
  expect(html).not.toContain('http-equiv="refresh"');
});

test('a finished plan leads on to the plan', async () => {
  const job = await jobOf(null, { state: 'done', result: JSON.stringify({ planId: 'p1' }) });
  expect((await admin.get(job)).headers.location).toBe('/plans/p1');
});
