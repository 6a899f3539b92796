import { CAST } from '../cast';
import { words } from './rotationSite';
import type { Visitor } from './site';
import { openTradeSite, type TradeSite } from './tradeSite';

let today: string = CAST.today;
let site: TradeSite;
let base: string;
let [giver, taker, stranger]: Visitor[] = [];
beforeAll(async () => {
  site = await openTradeSite(() => today);
  const trade = await site.draft();
  await site.submit(trade);
  await site.approve(trade);
  await site.admin.post(`${trade}/schedule`, { effectiveDate: '2026-04-01' }, trade);
  await site.announce(trade);
  const id = trade.split('/').pop();
  const leg = site.services.database.raw
    .prepare(
      'select account_id as account, from_rep_id as giver, to_rep_id as taker from trade_legs where trade_id = ?',
    )
    .get(id) as { account: number; giver: number; taker: number };
  base = `/handoffs/${id}/${leg.account}`;
  giver = await site.as('rep', leg.giver);
  taker = await site.as('rep', leg.taker);
  stranger = await site.as(
    'rep',
    CAST.reps.find((rep) => rep !== leg.giver && rep !== leg.taker),
  );
});
afterAll(() => site.close());

const page = async (by: Visitor, path: string) => words((await by.get(path)).text);
const mayDo = async (by: Visitor) =>
  [...(await by.get(base)).text.matchAll(/action="[^"]+\/steps\/(\w+)"/g)].map(([, step]) => step);

test('each side writes down its own steps, with whom and what is to be remembered', async () => {
  expect(await mayDo(giver)).toEqual(['passOn', 'tellCustomer', 'jointCall']);
  expect(await mayDo(taker)).toEqual(['meet', 'jointCall', 'firstMeeting', 'lookBack']);
  expect(await mayDo(site.anna)).toEqual([]);
  const told = { doneOn: CAST.today, withWhom: 'Mia <Buyer>', note: 'She knew' };
  await giver.post(`${base}/steps/tellCustomer`, told, base);
  expect(await page(taker, base)).toContain('with Mia &lt;Buyer&gt;: She knew');
  expect((await taker.post(`${base}/steps/passOn`, told, base)).status).toBe(404);
  expect((await stranger.post(`${base}/steps/passOn`, told, '/my-accounts')).status).toBe(404);
  await giver.post(`${base}/steps/passOn`, { ...told, doneOn: '2026-02-01' }, base);
  expect(await page(giver, base)).toContain('at the latest today');
  await giver.post(`${base}/steps/tellCustomer/reopening`, {}, base);
  expect(await mayDo(giver)).toContain('tellCustomer');
});

test('the letter to begin with names both reps', async () => {
  expect(await page(giver, `${base}/letter`)).toMatch(/Your contact from Apr 1, 2026: \w+ Rep/);
  expect((await stranger.get(`${base}/letter`)).status).toBe(404);
});

test('a rep has the open steps on the own page and in the calendar', async () => {
  expect(await page(taker, '/my-accounts')).toMatch(/Your next steps .*Sit down with the former rep/);
  const calendar = await taker.get('/my-accounts/handoffs.ics');
  expect(calendar.headers['content-type']).toContain('text/calendar');
  expect(calendar.text.match(/BEGIN:VEVENT/g)!.length).toBeGreaterThanOrEqual(4);
  expect(calendar.text).toContain('DTSTART;VALUE=DATE:20260325');
});

test('what is late is seen by the line above, on the rotation and the dashboard', async () => {
  today = '2026-03-20';
  expect(await page(giver, '/my-accounts')).toContain('late Write down history');
  expect(await page(site.anna, `${site.rotationPath}/handoffs`)).toMatch(
    /0 of 12 steps of 2 handoffs are done; \d are late/,
  );
  expect(await page(site.anna, site.rotationPath)).toMatch(/Late: \d steps of handoffs are overdue/);
  expect(await page(site.admin, '/')).toContain('steps of handoffs');
  expect((await giver.get(`${site.rotationPath}/handoffs`)).status).toBe(404);
});
