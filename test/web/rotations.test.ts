import { draftPair } from '../app/tradeCast';
import { CAST } from '../cast';
import { filledForm, openRotationSite, type RotationSite, words } from './rotationSite';
import type { Visitor } from './site';

let site: RotationSite;
let admin: Visitor;
beforeAll(async () => {
  site = await openRotationSite();
  admin = await site.as('admin');
});
afterAll(() => site.close());

test('before the first rotation the list says what a rotation is and offers one', async () => {
  const text = (await admin.get('/rotations')).text;
  expect(text).toContain('No rotation yet');
  expect(text).toContain('href="/rotations/new"');
});

test('a rep finds no rotations', async () => {
  const rep = await site.as('rep', CAST.reps[0]);
  for (const path of ['/rotations', '/rotations/new', '/audit', '/settings/policy']) {
    expect((await rep.get(path)).status).toBe(404);
  }
});

test('a leader reads but opens none', async () => {
  const leader = await site.as('leader', CAST.leader);
  expect((await leader.get('/rotations')).text).not.toContain('href="/rotations/new"');
  expect((await leader.get('/rotations/new')).status).toBe(404);
  expect((await leader.post('/rotations', { name: 'Mine' }, '/profile')).status).toBe(404);
});

test('the form of a new rotation offers complete quarters and quarter starts, and comes back with its errors', async () => {
  const form = await filledForm(admin, '/rotations/new');
  expect(form).toMatchObject({ asOf: '2025-Q4', effectiveDate: '2026-04-01', 'beliefs.handoverLoss': '6' });
  const answer = await admin.post('/rotations', { ...form, name: '', 'beliefs.handoverLoss': '600' }, '/rotations/new');
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('Name the rotation.');
  expect(answer.text).toContain('Write a number from 0 to 100.');
  expect(answer.text).toContain('value="600"');
});

test('a rotation shows its stage, its candidates and its own policy', async () => {
  const here = await site.rotation(admin, 'Spring <2026>');
  const text = words((await admin.get(here)).text);
  expect(text).toContain('Spring &lt;2026&gt;');
  expect(text).toContain('20 accounts are up for review');
  expect(text).toContain('Look through the candidates');
  expect(text).toContain('Handover loss 6%');
  expect(words((await admin.get('/rotations')).text)).toContain('candidates to look at');
  expect(words((await admin.get(`${here}/reps`)).text)).toContain('Cora Rep');
});

test('candidates are filtered, sorted and paged in the address; nonsense counts as not given', async () => {
  const here = await site.rotation(admin, 'Lists');
  const names = async (query: string): Promise<string[]> =>
    [...(await admin.get(`${here}/candidates?${query}`)).text.matchAll(/href="\/accounts\/(\d+)"/g)].map(
      ([, id]) => id,
    );
  expect(await names('')).toHaveLength(20);
  expect(await names('owner=9')).toEqual(['29', '26', '28']);
  expect(await names('owner=9&sort=t4q')).toEqual(['26', '29', '28']);
  expect(await names('q=Account+2&state=declining&sort=name')).toEqual(['2', '20', '23', '26', '29']);
  expect(await names('sort=nonsense&owner=x&page=-4&state=all')).toHaveLength(20);
  expect(await names('q=%25')).toHaveLength(20);
});

test('a manager sees the candidates and the books of their own team only', async () => {
  const here = await site.rotation(admin, 'Teams');
  const anna = await site.as('manager', CAST.anna);
  const text = words((await anna.get(`${here}/candidates?sort=name`)).text);
  expect(text).toContain('Account 1 ');
  expect(text).not.toContain('Account 29');
  expect(words((await anna.get(here)).text)).toContain('10 accounts are up for review in your team');
  expect(words((await anna.get(here)).text)).toContain('20 for review in the company');
  expect(words((await admin.get(here)).text)).not.toContain('in the company');
  const books = words((await anna.get(`${here}/reps`)).text);
  expect(books).toContain('Cora Rep');
  expect(books).not.toContain('Hugo Rep');
});

test('an account is kept out with a reason, counted, and taken back', async () => {
  const here = await site.rotation(admin, 'Exclusions');
  const anna = await site.as('manager', CAST.anna);
  const form = `${here}/exclusions/new?account=2`;
  const fields = { account: '2', reason: 'Key contract <soon>', until: '2026-12-31' };
  expect((await anna.post(`${here}/exclusions`, { ...fields, reason: '' }, form)).text).toContain('Give a reason');
  const done = await anna.post(`${here}/exclusions`, fields, form);
  expect(done.headers.location).toBe(`${here}/candidates`);
  await site.work();
  const list = (await anna.get(`${here}/candidates`)).text;
  expect(list).toContain('Key contract &lt;soon&gt;');
  expect(words(list)).toContain('1 account is kept out by a manager');
  expect(list).not.toContain('href="/accounts/2"');
  const removal = /action="([^"]*\/removal)"/.exec(list)![1];
  await anna.post(removal, {}, `${here}/candidates`);
  await site.work();
  expect((await anna.get(`${here}/candidates`)).text).toContain('href="/accounts/2"');
});

test('an account is included with a reason, counted, and taken back; a rule that holds against it is told', async () => {
  const here = await site.rotation(admin, 'Inclusions');
  const anna = await site.as('manager', CAST.anna);
  const { raw } = site.services.database;
  const grower = raw
    .prepare(`select x.account_id from account_analyses x join rotations r on r.analysis_id = x.analysis_id
      where r.id = ? and x.candidate = 0 and x.state = 'growing' and x.owner_id <= 6 order by 1`)
    .pluck()
    .get(here.split('/').pop()) as number;
  const found = words((await anna.get(`${here}/inclusions/new?q=account%20`)).text);
  expect(found).toContain('up for review');
  const form = `${here}/inclusions/new?account=${grower}`;
  const fields = { account: String(grower), reason: 'They <ask> for Dan', until: '2026-12-31' };
  expect((await anna.post(`${here}/inclusions`, { ...fields, reason: '' }, form)).text).toContain('Give a reason');
  const ben = await site.as('manager', CAST.ben);
  expect((await ben.get(form)).status).toBe(404);

  raw.prepare(`update accounts set locked_until = '2027-01-01', lock_reason = 'Contract' where id = ?`).run(grower);
  expect(words((await anna.get(form)).text)).toContain('It cannot be included: locked until Jan 1, 2027: Contract.');
  const refused = await anna.post(`${here}/inclusions`, fields, here);
  expect([refused.status, words(refused.text).includes('locked until')]).toEqual([400, true]);
  raw.prepare('update accounts set locked_until = null, lock_reason = null where id = ?').run(grower);

  await anna.post(`${here}/inclusions`, fields, form);
  await site.work();
  const list = (await admin.get(`${here}/candidates`)).text;
  expect(words(list)).toContain('1 account is included by a manager');
  expect(list).toContain('They &lt;ask&gt; for Dan');
  expect(words(list)).toContain('included by a manager until Dec 31, 2026');
  const again = await anna.post(`${here}/inclusions`, fields, here);
  expect([again.status, words(again.text).includes('up for review already')]).toEqual([400, true]);
  const removal = /action="([^"]*\/inclusions\/[^"]*\/removal)"/.exec(list)![1];
  await anna.post(removal, {}, `${here}/candidates`);
  await site.work();
  expect(words((await admin.get(`${here}/candidates`)).text)).not.toContain('included by a manager');
});

test('once the candidates are fixed the forms that change them say why, and lead back', async () => {
  const here = await site.rotation(admin, 'Fixed');
  const by = { id: 'x', role: 'admin', repId: null, today: CAST.today, now: `${CAST.today}T09:00:00.000Z` } as const;
  const { database } = site.services;
  const id = database.raw.prepare(`select id from users where role = 'admin'`).pluck().get() as string;
  const trade = await draftPair(database, here.split('/').pop()!, { ...by, id }, [1, 6]);
  database.raw.prepare(`update trades set state = 'scheduled' where id = ?`).run(trade);
  for (const form of ['inclusions/new?account=2', 'inclusions/new', 'exclusions/new?account=2']) {
    const { status, text } = await admin.get(`${here}/${form}`);
    expect([form, status, text.includes('<form method="post" action="/rotations/')]).toEqual([form, 200, false]);
    expect(words(text)).toContain('The candidates of this rotation are fixed since trade');
    expect(text).toContain(`href="${here}/candidates"`);
  }
  const fields = { account: '2', reason: 'They ask for Dan', until: '2026-12-31' };
  const sent = await admin.post(`${here}/inclusions`, fields, here);
  expect([sent.status, words(sent.text).includes('are fixed since trade')]).toEqual([400, true]);
});

test('a manager keeps nothing of another team out', async () => {
  const here = await site.rotation(admin, 'Other team');
  const anna = await site.as('manager', CAST.anna);
  expect((await anna.get(`${here}/exclusions/new?account=29`)).status).toBe(404);
  const fields = { rep: '9', reason: 'Not mine', until: '2026-12-31' };
  expect((await anna.post(`${here}/exclusions`, fields, here)).status).toBe(404);
  expect((await anna.get(`${here}/exclusions/new?account=2&rep=4`)).status).toBe(404);
});

test('a failed analysis says why and can be run again', async () => {
  const here = await site.rotation(admin, 'Broken');
  const id = here.split('/').pop()!;
  const { raw } = site.services.database;
  raw.prepare('update rotations set analysis_id = null where id = ?').run(id);
  raw.prepare(`update jobs set state = 'failed', error = 'The data went away.' where rotation_id = ?`).run(id);
  const text = (await admin.get(here)).text;
  expect(text).toContain('The data went away.');
  const answer = await admin.post(`${here}/analysis`, {}, here);
  expect(answer.headers.location).toBe(here);
  expect((await admin.get(here)).text).toContain('http-equiv="refresh"');
  await site.work();
  expect(words((await admin.get(here)).text)).toContain('20 accounts are up for review');
});

test('a rotation that does not exist is not found', async () => {
  for (const path of [
    '/rotations/none',
    '/rotations/none/candidates',
    '/rotations/none/reps',
    '/plans/none',
    '/trades/none',
    '/jobs/none',
  ]) {
    expect((await admin.get(path)).status).toBe(404);
  }
});
