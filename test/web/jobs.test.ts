import { enqueueJob } from '../../src/storage/jobs';
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

test('a running plan shows its best and its bound as money, and loads itself again', async () => {
  const progress = JSON.stringify({ done: 1_200_000, total: 1_500_000, note: 'search' });
  const html = (await admin.get(await jobOf(null, { state: 'running', progress }))).text;
  expect(html).toContain('http-equiv="refresh"');
  expect(words(html)).toContain('+$12K');
  expect(words(html)).toContain('looking for the best plan');
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
