import { CAST } from '../cast';
import { words } from './rotationSite';
import type { Visitor } from './site';
import { openTradeSite, type TradeSite } from './tradeSite';

let today: string = CAST.today;
let site: TradeSite;
let trade: string;
beforeAll(async () => {
  site = await openTradeSite(() => today);
  const { raw } = site.services.database;
  raw.exec(`update company set is_demo = 1;
    update rotations set created_by = (select id from users where email = 'manager2@example.com')`);
  trade = await site.draft();
  await site.submit(trade);
  await site.approve(trade);
  const soon = { effectiveDate: '2026-01-20', dateReason: 'Before the price list' };
  await site.admin.post(`${trade}/schedule`, soon, trade);
  await site.announce(trade);
});
afterAll(() => site.close());

const panel = async (by: Visitor): Promise<string> =>
  words(/<aside class="guide".*?<\/aside>/s.exec((await by.get('/')).text)?.[0] ?? '');

/** Both reps write down every step of every account that the trade moves. */
async function handOver(): Promise<void> {
  const legs = site.services.database.raw
    .prepare(
      'select account_id as account, from_rep_id as giver, to_rep_id as taker from trade_legs where trade_id = ?',
    )
    .all(trade.split('/').pop()) as { account: number; giver: number; taker: number }[];
  for (const { account, giver, taker } of legs) {
    const base = `/handoffs/${trade.split('/').pop()}/${account}`;
    for (const rep of [await site.as('rep', giver), await site.as('rep', taker)]) {
      const { text } = await rep.get(base);
      for (const [, step] of text.matchAll(/action="[^"]+\/steps\/(\w+)"/g))
        await rep.post(`${base}/steps/${step}`, { doneOn: today }, base);
    }
  }
}

test('once owners have changed the panel leads to the handoffs, and when all is handed over to the review', async () => {
  expect(await panel(site.anna)).toContain('step 6 of 8: effect');
  today = '2026-01-20';
  await site.anna.post(`${trade}/effect`, {}, trade);
  expect(await panel(site.anna)).toContain('step 7 of 8: handoff');
  expect(await panel(site.anna)).toContain('See how the accounts are handed over, and what is late.');
  await handOver();
  expect(await panel(site.anna)).toContain('step 8 of 8: review');
  expect(await panel(site.anna)).toContain('Read what the exchanges did, and decide about each.');
  expect((await site.anna.get('/review')).status).toBe(200);
});
