import { systemActor } from '../../src/app/actor';
import { applyDueTrades } from '../../src/app/trades/applyTrades';
import { asImport } from '../asImport';
import { CAST } from '../cast';
import { words } from './rotationSite';
import type { Visitor } from './site';
import { offers, openTradeSite, type TradeSite } from './tradeSite';

/** A rep leaves: what that does to an agreed trade, and how the vacant book is placed, to the last step of its handoffs. */
const LEAVER = 4;
const EFFECT = '2026-04-01';
let site: TradeSite;
let today: string = CAST.today;
let lena: Visitor;
let trades: { id: string; path: string; account: number; taker: number }[];
beforeAll(async () => {
  site = await openTradeSite(() => today);
  lena = await site.as('manager', CAST.leader);
});
afterAll(() => site.close());

const page = async (by: Visitor, path: string) => words((await by.get(path)).text);
const leaves = (rep: number, day: string) =>
  asImport(site.services.database.raw, 'update reps set end_date = ? where id = ?', day, rep);
const agree = async (trade: string) => {
  for (const person of [site.anna, site.ben, lena, site.admin]) {
    if ((await offers(person, trade)).includes('consent')) await person.post(`${trade}/consent`, {}, trade);
  }
};

test('a party who leaves turns an agreed trade into a conflict, which is told, and its date cannot be given anew', async () => {
  const trade = await site.draft();
  await site.submit(trade);
  await agree(trade);
  await site.admin.post(`${trade}/schedule`, { effectiveDate: EFFECT, dateReason: '' }, trade);
  await site.announce(trade);
  const taker = site.services.database.raw
    .prepare('select to_rep_id from trade_legs where trade_id = ?')
    .pluck()
    .get(trade.split('/').pop()) as number;
  leaves(taker, '2026-02-28');
  await applyDueTrades(site.services.database, systemActor(today, `${today}T09:00:00.000Z`));
  expect(await page(site.admin, trade)).toMatch(/conflict.*left on (2026-02-28|Feb 28, 2026)/);
  const again = await site.admin.post(`${trade}/schedule`, { effectiveDate: '2026-07-01', dateReason: '' }, trade);
  expect([again.status, words(again.text).includes('before owners would change')]).toEqual([400, true]);
  expect(await page(site.anna, '/notifications')).toContain('could not take effect');
  await site.anna.post(`${trade}/withdrawal`, { withdrawalReason: 'A party leaves' }, trade);
  expect(await page(site.admin, trade)).toContain('withdrawn');
  asImport(site.services.database.raw, 'update reps set end_date = null');
});

test('the vacant book is planned, proposed, agreed to and announced like every trade', async () => {
  leaves(LEAVER, '2026-02-28');
  const rotation = await site.rotation(site.admin, 'After Cora');
  expect(await page(site.admin, rotation)).toContain('Cora Rep leaves on Feb 28, 2026: 5 accounts need a new owner.');
  const asked = await site.anna.post(`${rotation}/transfers`, {}, rotation);
  await site.work();
  const transfers = (await site.anna.get(asked.headers.location)).headers.location;
  const ids = [...(await site.anna.get(transfers)).text.matchAll(/name="transfer" value="([^"]+)"/g)].map(
    ([, id]) => id,
  );
  await site.anna.post(`${transfers}/trades`, { transfer: ids as unknown as string }, transfers);
  trades = (
    site.services.database.raw
      .prepare(`select t.id, l.account_id as account, l.to_rep_id as taker from trades t
        join trade_legs l on l.trade_id = t.id where t.kind = 'transfer' order by t.number`)
      .all() as { id: string; account: number; taker: number }[]
  ).map((one) => ({ ...one, path: `/trades/${one.id}` }));
  expect(trades).toHaveLength(5);
  for (const { path } of trades) {
    await site.submit(path);
    expect(await page(site.admin, path)).toContain('waiting for consent');
    await agree(path);
    await site.admin.post(`${path}/schedule`, { effectiveDate: EFFECT, dateReason: '' }, path);
  }
  const told = { trade: trades.map(({ id }) => id) as unknown as string, note: 'Cora leaves us' };
  await site.admin.post(`${rotation}/announcements`, told, rotation);
  expect(await page(site.admin, rotation)).toContain('5 trades are announced');
});

test('on the day the new reps own the accounts; with their last step the handoffs are finished', async () => {
  today = EFFECT;
  site.services.database.raw.prepare('update imports set owners_at = ?').run(`${EFFECT}T06:00:00.000Z`);
  // Some of them may go to a manager, who signs in as one.
  const { path, id, account, taker } = trades.find((one) => one.taker > CAST.ben) ?? trades[0];
  for (const one of trades) await site.admin.post(`${one.path}/effect`, {}, one.path);
  expect(await page(site.admin, path)).toContain('in effect');
  const own = site.services.database.raw.prepare(
    `select rep_id from assignments where account_id = ? and role = 'owner' and to_date is null`,
  );
  for (const one of trades) expect(own.pluck().get(one.account)).toBe(one.taker);

  const rep = taker === CAST.anna ? site.anna : await site.as('rep', taker);
  const briefing = `/handoffs/${id}/${account}`;
  const steps = () =>
    rep.get(briefing).then(({ text }) => [...text.matchAll(/steps\/(\w+)"/g)].map(([, step]) => step));
  expect((await steps()).length).toBeGreaterThan(3);
  for (const step of await steps()) {
    const done = { doneOn: today, withWhom: 'The purchaser', note: '' };
    await rep.post(`${briefing}/steps/${step}`, done, briefing);
  }
  expect(await steps()).toEqual([]);
  expect(await page(site.admin, path)).toMatch(/in effect.*is handed over: every step is done/);
});
