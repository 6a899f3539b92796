import { asImport } from '../asImport';
import { CAST } from '../cast';
import { words } from './rotationSite';
import type { Visitor } from './site';
import { openTradeSite, type TradeSite } from './tradeSite';

let site: TradeSite;
let trade: string;
let giver: Visitor;
let base: string;
beforeAll(async () => {
  site = await openTradeSite();
  trade = await site.draft();
  await site.submit(trade);
  await site.approve(trade);
  await site.admin.post(`${trade}/schedule`, { effectiveDate: '2026-04-01' }, trade);
  const id = trade.split('/').pop();
  const leg = site.services.database.raw
    .prepare('select account_id as account, from_rep_id as rep from trade_legs where trade_id = ? order by account_id')
    .get(id) as { account: number; rep: number };
  giver = await site.as('rep', leg.rep);
  base = `/handoffs/${id}/${leg.account}`;
});
afterAll(() => site.close());

const page = async (by: Visitor, path: string) => words((await by.get(path)).text);

test('managers talk among themselves, and with the reps once it is announced', async () => {
  await site.anna.post(`${trade}/comments`, { words: 'Is <this> wise?', audience: 'managers' }, trade);
  await site.admin.post(`${trade}/comments`, { words: 'Tell us what you think', audience: 'all' }, trade);
  expect((await giver.get(base)).status).toBe(404);
  await site.announce(trade);
  expect(await page(giver, base)).toContain('Tell us what you think');
  expect(await page(giver, base)).not.toContain('wise?');
  await giver.post(`${base}/comments`, { words: 'They count on me' }, base);
  expect(await page(site.anna, trade)).toMatch(/Is &lt;this&gt; wise\?.*Tell us.*They count on me/);
  await giver.post(`${base}/comments`, { words: '' }, base);
  expect(await page(giver, base)).toContain('Write between 2 and');
  const leader = await site.as('leader');
  expect((await leader.post(`${trade}/comments`, { words: 'Me too' }, '/rotations')).status).toBe(404);
});

test('a manager replaces accounts of the own line alone, and is told nothing of what others have up for review', async () => {
  const { raw } = site.services.database;
  const [other, own] = raw
    .prepare('select account_id as account, from_rep_id as rep from trade_legs where trade_id = ?')
    .all(trade.split('/').pop()) as { account: number; rep: number }[];
  const giveTo = (manager: number) => asImport(raw, 'update reps set manager_id = ? where id = ?', manager, other.rep);
  const accounts = async (by: Visitor) =>
    [...(await by.get(`${trade}/repair`)).text.matchAll(/name="account" value="(\d+)"/g)].map(([, id]) => Number(id));
  giveTo(CAST.ben);
  expect(await accounts(site.admin)).toHaveLength(2);
  expect(await accounts(site.anna)).toEqual([own.account]);
  const wanted = { account: String(other.account), by: String(own.account), reason: 'The customer objects' };
  const refused = await site.anna.post(`${trade}/repair`, wanted);
  expect(words(refused.text)).toContain('who consents for the rep who hands it over');
  // Above both of them: sees the trade, and leaves its repair to who consents for each side.
  const lena = await site.as('manager', CAST.leader);
  expect([(await lena.get(trade)).status, (await lena.get(trade)).text.includes('/repair"')]).toEqual([200, false]);
  expect(await accounts(lena)).toEqual([]);
  const above = await lena.post(`${trade}/repair`, wanted);
  expect(words(above.text)).toContain('who consents for the rep who hands it over');
  giveTo(CAST.anna);
});

test('an account is replaced by another of the same rep: fair anew, agreed to anew, the old one given up', async () => {
  const form = (await site.anna.get(`${trade}/repair`)).text;
  const account = /name="account" value="(\d+)"/.exec(form)![1];
  const options = [...form.slice(0, form.indexOf('</select>')).matchAll(/<option value="(\d+)"/g)].map(([, id]) => id);
  expect(options.length).toBeGreaterThan(0);
  const bare = await site.anna.post(`${trade}/repair`, { account, by: options[0], reason: '' });
  expect([bare.status, words(bare.text).includes('Give a reason')]).toEqual([400, true]);
  const wrong = await site.anna.post(`${trade}/repair`, { account, by: account, reason: 'The customer objects' });
  expect([wrong.status, words(wrong.text).includes('with the same rep')]).toEqual([400, true]);

  let repaired: string | null = null;
  for (const by of options) {
    const answer = await site.anna.post(`${trade}/repair`, { account, by, reason: 'The customer objects' });
    if (answer.status === 303) {
      repaired = answer.headers.location;
      break;
    }
    expect(words(answer.text)).toContain('it would not be fair');
  }
  expect(repaired).not.toBeNull();
  expect(await page(site.anna, repaired!)).toMatch(/draft.*It repairs trade \d+/);
  expect(await page(site.admin, trade)).toMatch(
    /withdrawn.*It was repaired by trade \d+.*Repaired: The customer objects/,
  );
  expect(await page(giver, '/my-accounts')).toContain('no exchange with yours has been announced');
  const told = (await page(site.anna, trade)).split('Everything that happened')[1];
  expect(told).toMatch(
    /draft.*waiting for consent.*consent for the side of Anna Able, by proposing.*approved.*scheduled/,
  );
  expect(told).toMatch(
    /scheduled.*announced to the reps challenges until.*said among managers.*Is &lt;this&gt; wise.*They count on me/,
  );
  expect(told).toMatch(/repaired by trade \d+.*withdrawn/);
  expect((await page(site.anna, repaired!)).split('Everything that happened')[1]).toMatch(/made to repair trade \d+/);
  await site.submit(repaired!);
  expect(await page(site.admin, repaired!)).toContain('waiting for consent');
  expect(await page(site.anna, `${trade}/repair`)).toContain('Only an exchange that is agreed');
});
