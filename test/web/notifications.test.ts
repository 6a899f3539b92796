import { systemActor } from '../../src/app/actor';
import { applyDueTrades } from '../../src/app/trades/applyTrades';
import { remindReviews } from '../../src/app/trades/remindReviews';
import { words } from './rotationSite';
import { openSite, type Visitor } from './site';
import { openTradeSite, type TradeSite } from './tradeSite';

let site: TradeSite;
let trade: string;
beforeAll(async () => {
  site = await openTradeSite();
  trade = await site.draft();
});
afterAll(() => site.close());

const listOf = async (who: Visitor) => words((await who.get('/notifications')).text);
const said = async (who: Visitor, sentence: string) => (await listOf(who)).includes(sentence);
const raw = () => site.services.database.raw;

test('before anything happened the list says so, and nothing is counted', async () => {
  const page = (await site.anna.get('/notifications')).text;
  expect(words(page)).toContain('Nothing yet');
  expect(page).not.toContain('unread</span>');
});

test('whose consent is asked is told at once, who asked is not; the bell counts', async () => {
  await site.submit(trade);
  const asked = [];
  for (const who of [site.admin, site.anna, site.ben])
    asked.push(await said(who, 'Your consent to trade 1 is asked for.'));
  expect(asked[1]).toBe(false);
  expect(asked.filter(Boolean).length).toBeGreaterThan(0);
  const who = asked[2] ? site.ben : site.admin;
  expect((await who.get('/')).text).toMatch(/<strong>1<span class="sr"> unread/);
});

test('reading one leads to its page and counts it no more; nobody reads for another', async () => {
  const who = (await said(site.ben, 'trade 1')) ? site.ben : site.admin;
  const read = /action="(\/notifications\/[^"]+\/reading)"/.exec(
    (await who.get('/notifications')).text.split('<ul class="told')[1],
  )![1];
  expect((await site.anna.post(read, {}, '/notifications/settings')).status).toBe(404);
  const answer = await who.post(read, {}, '/notifications');
  expect(answer.headers.location).toBe(trade);
  expect(await listOf(who)).toContain('Nothing unread.');
});

test('who proposed it is told when it is approved', async () => {
  await site.approve(trade);
  expect(await said(site.anna, 'Trade 1 is approved: every consent is there.')).toBe(true);
  await site.anna.post('/notifications/reading', {}, '/notifications');
  expect(await listOf(site.anna)).toContain('Nothing unread.');
});

test('a rejection is told to who proposed', async () => {
  const second = await site.draft();
  await site.submit(second);
  await site.admin.post(`${second}/rejection`, { rejectionReason: 'Too early' }, second);
  expect(await said(site.anna, 'Trade 2 was rejected')).toBe(true);
});

test('a trade that could not take effect is told to those concerned, once', async () => {
  raw()
    .prepare(`update trades set state = 'scheduled', effective_date = '2026-01-15',
    announced_at = '2025-12-01T09:00:00.000Z' where number = 1`)
    .run();
  const account = raw()
    .prepare('select account_id from trade_legs l join trades t on t.id = l.trade_id where t.number = 1')
    .pluck()
    .get();
  raw().prepare(`update assignments set rep_id = 1 where account_id = ? and to_date is null`).run(account);
  const [applied] = await applyDueTrades(site.services.database, systemActor('2026-01-15', '2026-01-15T10:00:00.000Z'));
  expect(applied).toMatchObject({ result: 'conflict' });
  expect(await said(site.anna, 'Trade 1 could not take effect')).toBe(true);
});

test('a review that is due is told once; not when it is decided', async () => {
  raw().prepare(`update trades set state = 'in_effect', review_date = '2026-01-10' where number = 1`).run();
  for (const day of ['2026-01-10', '2026-01-11']) {
    await remindReviews(site.services.database, systemActor(day, `${day}T10:00:00.000Z`));
  }
  expect((await listOf(site.anna)).split('The review of trade 1 is due').length).toBe(2);
});

test('everybody chooses by kind, and only among the kinds that they can get', async () => {
  const form = (await site.anna.get('/notifications/settings')).text;
  expect(form).toContain('name="consentAsked"');
  expect(form).not.toContain('name="accountsAnnounced"');
  const saved = await site.anna.post('/notifications/settings', { consentAsked: 'none', accountsAnnounced: 'daily' });
  expect(saved.status).toBe(303);
  expect(raw().prepare('select kind, delivery from deliveries').all()).toEqual([
    { kind: 'consentAsked', delivery: 'none' },
  ]);
  expect((await site.anna.post('/notifications/settings', { consentAsked: 'hourly' })).status).toBe(400);
});

test('the page says whether there is a mail server', async () => {
  expect(words((await site.anna.get('/notifications/settings')).text)).toContain('not connected to a mail server');
  const mail = { url: 'smtp://localhost', from: 'planner@example.com' };
  const other = await openSite({ config: { ...site.services.config, mail } });
  const admin = await other.as('admin');
  expect(words((await admin.get('/notifications/settings')).text)).toContain('mailed to admin@example.com');
  await other.close();
});
