import { systemActor } from '../../src/app/actor';
import { remindOverdue } from '../../src/app/challenges/remindOverdue';
import { CAST } from '../cast';
import { words } from './rotationSite';
import type { Visitor } from './site';
import { offers, openTradeSite, type TradeSite } from './tradeSite';

let site: TradeSite;
let lena: Visitor;
let second: Awaited<ReturnType<typeof dated>>;
let today: string = CAST.today;
beforeAll(async () => {
  site = await openTradeSite(() => today);
  lena = await site.as('manager', CAST.leader);
});
beforeEach(() => {
  today = CAST.today;
});
afterAll(() => site.close());

/** A trade with its date, the rep who gives its first account, and the managers above. */
async function dated() {
  const trade = await site.draft();
  await site.submit(trade);
  await site.approve(trade);
  if ((await offers(lena, trade)).includes('consent')) await lena.post(`${trade}/consent`, {}, trade);
  await site.admin.post(`${trade}/schedule`, { effectiveDate: '2026-04-01', dateReason: '' }, trade);
  const id = trade.split('/').pop()!;
  const { rep, taker } = site.services.database.raw
    .prepare(
      'select from_rep_id as rep, to_rep_id as taker from trade_legs where trade_id = ? order by account_id limit 1',
    )
    .get(id) as { rep: number; taker: number };
  const manager = rep <= 6 ? site.anna : site.ben;
  return { trade, id, taker, rep: await site.as('rep', rep), manager, other: rep <= 6 ? site.ben : site.anna };
}

const page = async (by: Visitor, path: string) => words((await by.get(path)).text);
const challengeId = async (by: Visitor, trade: string) =>
  /action="\/challenges\/(\d+)\/answer"/.exec((await by.get(trade)).text)?.[1];

test('a rep sees nothing before the announcement, then what comes, and can challenge it', async () => {
  const { trade, id, rep, manager, other } = await dated();
  expect(await page(rep, '/my-accounts')).toContain('no exchange with yours has been announced');
  expect((await rep.get(`/my-accounts/challenges/${id}`)).status).toBe(404);
  expect((await rep.post(`${site.rotationPath}/announcements`, { trade: id }, '/my-accounts')).status).toBe(404);
  expect(await page(site.admin, '/')).toContain('to be announced');

  const told = await site.admin.post(
    `${site.rotationPath}/announcements`,
    { trade: id, note: 'New <year>, new books' },
    site.rotationPath,
  );
  expect(told.status).toBe(303);
  expect(await page(rep, '/my-accounts')).toContain('Coming to you');
  expect(await page(rep, '/my-accounts')).toContain('The admin, Jan 15, 2026: “New &lt;year&gt;, new books”');
  expect(await page(site.admin, site.rotationPath)).toContain('reps can challenge until Jan 22, 2026');

  const bare = await rep.post(`/my-accounts/challenges/${id}`, { reason: '' });
  expect(bare.status).toBe(400);
  await rep.post(`/my-accounts/challenges/${id}`, { reason: 'I promised them <a year>' });
  expect(await page(rep, `/my-accounts/challenges/${id}`)).toContain('answers by Jan 22, 2026');
  expect((await rep.post(`/my-accounts/challenges/${id}`, { reason: 'Once more' })).status).toBe(400);
  expect(await page(manager, '/')).toContain('a challenge to answer');
  expect(await page(manager, trade)).toContain('I promised them &lt;a year&gt;');
  expect(await challengeId(other, trade)).toBeUndefined();
  const answer = `/challenges/${await challengeId(manager, trade)}/answer`;
  expect((await rep.post(answer, { outcome: 'withdrawn', answerReason: 'Mine' }, '/my-accounts')).status).toBe(404);
  expect((await other.post(answer, { outcome: 'withdrawn', answerReason: 'Mine' }, trade)).status).toBe(404);

  await manager.post(answer, { outcome: 'rejected', answerReason: 'The year is over in June' }, trade);
  expect(await page(rep, `/my-accounts/challenges/${id}`)).toContain('The year is over in June');
  await rep.post(`/my-accounts/challenges/${id}/escalation`, { escalationReason: 'It is not' });
  expect(await challengeId(manager, trade)).toBeUndefined();
  const above = `/challenges/${await challengeId(lena, trade)}/answer`;
  await lena.post(above, { outcome: 'withdrawn', answerReason: 'A promise is a promise' }, trade);
  expect(await page(site.admin, trade)).toMatch(/withdrawn.*The challenge of .* is upheld: A promise is a promise/);
  expect(await page(rep, '/my-accounts')).toContain('no exchange with yours has been announced');
});

test('owners do not change before the answer, and a late answer is asked of the manager above too', async () => {
  second = await dated();
  const { trade, id, rep, manager } = second;
  await site.announce(trade);
  await rep.post(`/my-accounts/challenges/${id}`, { reason: 'They asked for me' });
  today = '2026-04-01';
  await site.admin.post(`${trade}/effect`, {}, trade);
  expect(await page(site.admin, trade)).toContain('waits for an answer; owners change after it');
  expect(await challengeId(lena, trade)).toBeDefined();
  expect(await page(manager, site.rotationPath)).toContain('Late: A challenge was not answered in time');

  const { database } = site.services;
  const reminded = async () => {
    await remindOverdue(database, systemActor(today, `${today}T09:00:00.000Z`));
    return database.raw.prepare(`select count(*) from notifications where kind = 'challengeOverdue'`).pluck().get();
  };
  expect([await reminded(), await reminded()]).toEqual([2, 2]);
  const answer = `/challenges/${await challengeId(manager, trade)}/answer`;
  await manager.post(answer, { outcome: 'rejected', answerReason: 'They ask for everybody' }, trade);
  await rep.post(`/my-accounts/challenges/${id}/escalation`, { escalationReason: 'For me by name' });
  today = '2026-04-20';
  expect([await reminded(), await reminded()]).toEqual([3, 3]);

  await rep.post(`/my-accounts/challenges/${id}/withdrawal`, {}, `/my-accounts/challenges/${id}`);
  expect(await page(rep, `/my-accounts/challenges/${id}`)).toContain('taken back');
  expect(await page(site.admin, trade)).not.toContain('waits for an answer');
});

test('only an exchange can be repaired: a way back is rejected or taken back', async () => {
  const { trade, id, rep, manager } = await dated();
  await site.announce(trade);
  await rep.post(`/my-accounts/challenges/${id}`, { reason: 'They are happy where they are' });
  expect((await manager.get(trade)).text).toContain('value="repair"');
  site.services.database.raw.prepare('update trades set undoes_trade_id = ? where id = ?').run(second.id, id);
  expect((await manager.get(trade)).text).not.toContain('value="repair"');
  const answer = `/challenges/${await challengeId(manager, trade)}/answer`;
  const refused = await manager.post(answer, { outcome: 'repair', answerReason: 'Another one' }, trade);
  expect([refused.status, words(refused.text).includes('Only an agreed exchange can be repaired')]).toEqual([
    422,
    true,
  ]);
});

test('after five working days it is too late', async () => {
  const taker = await site.as('rep', second.taker);
  expect(await page(taker, `/my-accounts/challenges/${second.id}`)).toContain('You can challenge until Jan 22, 2026');
  today = '2026-01-23';
  expect(await page(taker, `/my-accounts/challenges/${second.id}`)).toContain('It could be challenged until Jan 22');
  const late = await taker.post(`/my-accounts/challenges/${second.id}`, { reason: 'Too late' }, '/my-accounts');
  expect([late.status, words(late.text).includes('within five working days')]).toEqual([400, true]);
});

test('sales operations keep the holidays, a day a line', async () => {
  const { admin, anna } = site;
  const wrong = await admin.post('/settings/holidays', { holidays: '2026-01-19 Day off\nMonday' });
  expect([wrong.status, words(wrong.text).includes('Line 2 begins with')]).toEqual([400, true]);
  await admin.post('/settings/holidays', { holidays: '2026-01-19 Day off' });
  expect((await admin.get('/settings/holidays')).text).toContain('2026-01-19 Day off</textarea>');
  expect((await anna.get('/settings/holidays')).status).toBe(404);
});
