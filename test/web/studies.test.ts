import { findStudy, studiesOfPlan } from '../../src/storage/plans/planStudies';
import { CAST } from '../cast';
import { openRotationSite, type RotationSite, words } from './rotationSite';
import type { Visitor } from './site';

let site: RotationSite;
let admin: Visitor;
let plan: string;
beforeAll(async () => {
  site = await openRotationSite();
  admin = await site.as('admin');
  plan = await site.plan(admin, await site.rotation(admin));
});
afterAll(() => site.close());

const planId = (): string => plan.split('/')[2];
const ask = (fields: Record<string, string>, by = admin) => by.post(`${plan}/studies`, fields, plan);

test('a study runs as a job, leads back to the page that asked, and its answer is kept', async () => {
  const answer = await ask({ kind: 'limit-cost', limit: 'maxSwapsPerRep', back: `${plan}#books` });
  expect(answer.status).toBe(303);
  const job = answer.headers.location;
  expect(words((await admin.get(job)).text)).toContain('What a limit costs');
  await site.work();
  expect((await admin.get(job)).headers.location).toBe(`${plan}#books`);
  const study = await findStudy(site.services.database.db, planId(), 'limit-cost', { limit: 'maxSwapsPerRep' });
  expect(study).toMatchObject({ request: { limit: 'maxSwapsPerRep' }, result: { from: 2, to: 3 } });
});

test('the same question again takes the place of its answer; waiting twice is waiting once', async () => {
  const question = { kind: 'limit-cost', limit: 'maxSwaps' };
  const jobs = [await ask(question), await ask(question)].map((answer) => answer.headers.location);
  expect(jobs[0]).toBe(jobs[1]);
  await site.work();
  await ask(question);
  await site.work();
  const all = await studiesOfPlan(site.services.database.db, planId(), 'limit-cost');
  expect(all.filter(({ request }) => request.limit === 'maxSwaps')).toHaveLength(1);
});

test('a question that nobody knows, or half of one, is refused with a sentence', async () => {
  expect((await ask({ kind: 'toString' })).status).toBe(400);
  const half = await ask({ kind: 'limit-cost', limit: 'sparkle' });
  expect(half.status).toBe(400);
  expect((await ask({ kind: 'limit-cost', limit: 'compatibility' })).status).toBe(303);
  await site.work();
});

test('the way back never leads out of the pages of plans and rotations', async () => {
  for (const back of ['https://example.com/', '//example.com', '/plans/../../x y', '/users']) {
    const answer = await ask({ kind: 'limit-cost', limit: 'bookValueTolerance', back });
    await site.work();
    expect((await admin.get(answer.headers.location)).headers.location).toBe(plan);
  }
});

test('only who may plan asks; a plan that is not there is not found', async () => {
  const leader = await site.as('leader', CAST.leader);
  expect((await leader.post(`${plan}/studies`, { kind: 'limit-cost', limit: 'maxSwaps' }, '/profile')).status).toBe(
    404,
  );
  const none = await admin.post('/plans/nowhere/studies', { kind: 'limit-cost', limit: 'maxSwaps' }, plan);
  expect(none.status).toBe(404);
});

test('a snapshot that is no longer the one of the plan answers nothing', async () => {
  const { raw } = site.services.database;
  raw.prepare("update plans set snapshot = replace(snapshot, '2026', '2027') where id = ?").run(planId());
  const job = (await ask({ kind: 'limit-cost', limit: 'maxSwaps' })).headers.location;
  await site.work();
  expect(words((await admin.get(job)).text)).toContain('no longer what the plan was made from');
});
