import { check } from '../../src/app/check/check';
import { filledForm, words } from './rotationSite';
import type { Visitor } from './site';
import { offers, openTradeSite, type TradeSite } from './tradeSite';

let site: TradeSite;
let dan: Visitor;
let danId: string;
beforeAll(async () => {
  site = await openTradeSite();
  site.services.database.raw.exec(`insert into reps (id, source, external_id, name, manager_id, region)
    values (99, 'canonical', 'R99', 'Dan Deputy', 1, 'All')`);
  dan = await site.as('manager', 99);
  danId = idOf('manager99@example.com');
});
afterAll(() => site.close());

const idOf = (email: string): string =>
  site.services.database.raw.prepare('select id from users where email = ?').pluck().get(email) as string;
/** Submits a trade as its proposer from outside the line, so that every manager concerned is asked. */
async function submittedByAdmin(trade: string): Promise<void> {
  site.services.database.raw.prepare('update trades set created_by = ?').run(idOf('admin@example.com'));
  const { reviewDate } = await filledForm(site.admin, trade);
  await site.admin.post(`${trade}/submission`, { reviewDate, successMeasure: 'Revenue' }, trade);
}
const arrange = (fields: Record<string, string>, by: Visitor = site.anna) =>
  by.post('/profile/absence', { delegate: danId, from: '2026-01-15', until: '2026-01-20', reason: 'Leave', ...fields });

test.each([
  ['nobody', { delegate: '' }, 'Choose another manager'],
  ['a day that is past', { from: '2026-01-14' }, 'must be today'],
  ['an end before the beginning', { until: '2026-01-01' }, 'must not lie before'],
  ['more than a year', { until: '2027-02-01' }, 'At most a year'],
  ['no reason', { reason: ' ' }, 'Give a reason'],
])('%s is refused with a sentence', async (_what, fields, sentence) => {
  const answer = await arrange(fields);
  expect(answer.status).toBe(400);
  expect(answer.text).toContain(sentence);
});

test('neither a rep nor a leader nor oneself can be named', async () => {
  await site.as('leader');
  await site.as('rep', 5);
  for (const email of ['leader@example.com', 'rep5@example.com', 'manager2@example.com']) {
    expect((await arrange({ delegate: idOf(email) })).status).toBe(400);
  }
});

test('who stands in sees the line, consents in the manager’s stead, and is named so on the page and in the audit', async () => {
  const trade = await site.draft();
  expect((await dan.get(trade)).status).toBe(404);
  expect((await arrange({})).status).toBe(303);
  expect(words((await dan.get('/')).text)).toContain('You stand in for The manager today.');
  await submittedByAdmin(trade);
  expect(await offers(dan, trade)).toContain('consent');
  expect(words((await dan.get(trade)).text)).toContain('You are asked to consent for The manager');
  expect((await dan.post(`${trade}/consent`, {}, trade)).status).toBe(303);
  const row = site.services.database.raw.prepare('select user_id, for_user_id from consents').get();
  expect(row).toEqual({ user_id: danId, for_user_id: idOf('manager2@example.com') });
  expect(words((await site.admin.get(trade)).text)).toContain('The manager for The manager, Jan 15, 2026');
  const audit = (await site.admin.get('/audit')).text;
  expect(audit).toContain(`forUserId&quot;: &quot;${idOf('manager2@example.com')}`);
  expect((await check(site.services.database)).flatMap((part) => part.problems)).toEqual([]);
});

test('a second one on the same days is refused; ended by hand the line is out of sight at once', async () => {
  expect((await arrange({ from: '2026-01-20', until: '2026-02-01' })).text).toContain(
    'stands in on some of these days',
  );
  const page = (await site.anna.get('/profile/absence')).text;
  const end = /action="(\/profile\/absence\/[^"]+\/end)"/.exec(page)![1];
  expect((await site.ben.post(end, {}, '/profile/absence')).status).toBe(404);
  expect((await site.anna.post(end, {}, '/profile/absence')).status).toBe(303);
  expect((await dan.get('/reps/4')).status).toBe(404);
  expect(words((await dan.get('/')).text)).not.toContain('You stand in');
});

test('an administrator arranges it for anybody who leads a line; before its first day it gives nothing', async () => {
  const path = `/users/${idOf('manager3@example.com')}/absence`;
  const period = { delegate: danId, from: '2026-01-16', until: '2026-01-18', reason: 'Illness' };
  expect((await site.admin.post(path, period)).status).toBe(303);
  expect((await dan.get('/reps/7')).status).toBe(404);
  site.services.database.raw.exec(`update stand_ins set from_date = '2026-01-10', to_date = '2026-01-15'`);
  expect((await dan.get('/reps/7')).status).toBe(404);
  site.services.database.raw.exec(`update stand_ins set to_date = '2026-01-16'`);
  expect((await dan.get('/reps/7')).status).toBe(200);
  expect((await site.admin.get(`/users/${idOf('rep5@example.com')}/absence`)).status).toBe(404);
});
