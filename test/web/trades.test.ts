import { CAST } from '../cast';
import { filledForm, openRotationSite, type RotationSite, words } from './rotationSite';
import type { Visitor } from './site';

let site: RotationSite;
let admin: Visitor;
let anna: Visitor;
let ben: Visitor;
let rotation: string;

beforeEach(async () => {
  site = await openRotationSite();
  admin = await site.as('admin');
  anna = await site.as('manager', CAST.anna);
  ben = await site.as('manager', CAST.ben);
  rotation = await site.rotation(admin);
});
afterEach(() => site.close());

/** Drafts every swap of a fresh plan as Anna, and returns the address of one whose sides are both Anna's, if wanted. */
async function draft(by: Visitor): Promise<string[]> {
  const plan = await site.plan(admin, rotation);
  const swaps = [...(await by.get(plan)).text.matchAll(/name="swap" value="([^"]+)"/g)].map(([, id]) => id);
  for (const swap of swaps) await by.post(`${plan}/trades`, { swap }, plan);
  return tradesOf(by);
}

async function tradesOf(by: Visitor): Promise<string[]> {
  const html = (await by.get(rotation)).text;
  return [...new Set([...html.matchAll(/href="(\/trades\/[^"]+)"/g)].map(([, href]) => href))];
}

async function submit(by: Visitor, trade: string): Promise<void> {
  const answer = await by.post(`${trade}/submission`, await termsOf(by, trade), trade);
  if (answer.status !== 303) throw new Error(words(answer.text));
}

async function termsOf(by: Visitor, trade: string): Promise<Record<string, string>> {
  const { reviewDate } = await filledForm(by, trade);
  return { reviewDate, successMeasure: 'Revenue after <a year>', undoCondition: '', creditTerms: 'Half each' };
}

/** Everybody who can consents until the trade is approved. */
async function approve(trade: string): Promise<void> {
  for (const person of [anna, ben, admin]) {
    if ((await person.get(trade)).text.includes(`${trade}/consent"`)) await person.post(`${trade}/consent`, {}, trade);
  }
}

const offers = async (by: Visitor, trade: string): Promise<string[]> =>
  [...(await by.get(trade)).text.matchAll(/action="\/trades\/[^/"]+\/(\w+)"/g)].map(([, act]) => act).sort();

test('a trade goes from draft to effect, and every page offers only what can be done now', async () => {
  const [trade] = await draft(anna);
  expect(await offers(anna, trade)).toEqual(['submission', 'withdrawal']);
  expect(await offers(ben, trade).catch(() => [])).toEqual([]);
  await submit(anna, trade);
  expect(words((await admin.get(trade)).text)).toContain('waiting for consent');
  await approve(trade);
  expect(words((await anna.get(trade)).text)).toContain('approved');
  expect(await offers(anna, trade)).toEqual(['schedule', 'withdrawal']);

  const early = await anna.post(`${trade}/schedule`, { effectiveDate: CAST.today, dateReason: '' }, trade);
  expect(early.status).toBe(400);
  expect(words(early.text)).toContain('is not the first day of a fiscal quarter');
  await anna.post(`${trade}/schedule`, { effectiveDate: CAST.today, dateReason: 'The customer asks for it' }, trade);
  expect(words((await anna.get(trade)).text)).toContain('It is due');
  await anna.post(`${trade}/effect`, {}, trade);
  const text = words((await anna.get(trade)).text);
  expect(text).toContain('The trade is in effect: every account of it has its new owner.');
  expect(text).toContain('The customer asks for it');
  expect(text).toContain('Revenue after &lt;a year&gt;');
  expect(await offers(anna, trade)).toEqual(['undo']);
});

test('undoing drafts the way back as a trade of its own', async () => {
  const [trade] = await draft(anna);
  await submit(anna, trade);
  await approve(trade);
  await anna.post(`${trade}/schedule`, { effectiveDate: CAST.today, dateReason: 'Agreed' }, trade);
  await anna.post(`${trade}/effect`, {}, trade);
  const refused = await anna.post(`${trade}/undo`, { undoReason: '' }, trade);
  expect(refused.text).toContain('Give a reason');
  const answer = await anna.post(`${trade}/undo`, { undoReason: 'The customer wants Cora back' }, trade);
  const back = words((await anna.get(answer.headers.location)).text);
  expect(back).toMatch(/This takes trade \d+ back/);
  expect(words((await anna.get(trade)).text)).toContain('Undoing it is under way');
});

test('a trade that is not due waits with the reason, and old owner data is said', async () => {
  const [trade] = await draft(anna);
  await submit(anna, trade);
  await approve(trade);
  await anna.post(`${trade}/schedule`, { effectiveDate: '2026-04-01' }, trade);
  expect(await offers(anna, trade)).toEqual(['withdrawal']);
  await anna.post(`${trade}/effect`, {}, trade);
  expect(words((await anna.get(trade)).text)).toContain('Not yet. It takes effect on 2026-04-01.');
});

test('an owner who changed meanwhile makes a conflict that is explained on the page', async () => {
  const [trade] = await draft(anna);
  await submit(anna, trade);
  await approve(trade);
  await anna.post(`${trade}/schedule`, { effectiveDate: CAST.today, dateReason: 'Agreed' }, trade);
  const { raw } = site.services.database;
  const account = raw
    .prepare('select account_id from trade_legs where trade_id = ?')
    .pluck()
    .get(trade.split('/').pop());
  raw.prepare('update assignments set rep_id = 1 where account_id = ?').run(account);
  await anna.post(`${trade}/effect`, {}, trade);
  const text = words((await anna.get(trade)).text);
  expect(text).toContain('It could not take effect, and nothing moved.');
  expect(text).toContain('belongs to Lena Lead now');
  expect(await offers(anna, trade)).toEqual(['schedule', 'withdrawal']);
});

test('rejecting and withdrawing need a reason, which stays in the history', async () => {
  const [first, second] = await draft(admin);
  await submit(admin, first);
  const empty = await admin.post(`${first}/rejection`, { rejectionReason: 'x' }, first);
  expect(empty.status).toBe(400);
  await admin.post(`${first}/rejection`, { rejectionReason: 'The customer <objects>' }, first);
  expect((await admin.get(first)).text).toContain('The customer &lt;objects&gt;');
  expect(await offers(admin, first)).toEqual([]);
  await admin.post(`${second}/withdrawal`, { withdrawalReason: 'Planned anew' }, second);
  expect(words((await admin.get(second)).text)).toContain('Planned anew');
  const late = await admin.post(`${second}/withdrawal`, { withdrawalReason: 'Once more' }, second);
  expect(words(late.text)).toContain('This trade is withdrawn');
});

test('reps and other teams do not find a trade; leaders read it', async () => {
  const trades = await draft(admin);
  const rep = await site.as('rep', CAST.reps[0]);
  expect((await rep.get(trades[0])).status).toBe(404);
  const leader = await site.as('leader', CAST.leader);
  expect((await leader.get(trades[0])).status).toBe(200);
  expect(await offers(leader, trades[0])).toEqual([]);
  expect((await leader.post(`${trades[0]}/withdrawal`, { withdrawalReason: 'No right to' }, '/profile')).status).toBe(
    404,
  );
  const seen = await tradesOf(anna);
  const foreign = trades.find((trade) => !seen.includes(trade));
  if (foreign) expect((await anna.get(foreign)).status).toBe(404);
});

test('several trades are submitted, consented to and scheduled at once, exceptions left out', async () => {
  const trades = await draft(admin);
  const ids = trades.map((trade) => trade.split('/').pop()!);
  const nothing = await admin.post(`${rotation}/submissions`, {}, rotation);
  expect(nothing.headers.location).toBe(`${rotation}#trades`);
  expect(words((await admin.get(rotation)).text)).toContain('Nothing was ticked');
  for (const id of ids) await admin.post(`${rotation}/submissions`, { trade: id }, rotation);
  const waiting = words((await anna.get(rotation)).text);
  expect(waiting).toContain('These trades wait for you.');
  expect(waiting).toMatch(/It is up to .*The manager/);
  for (const person of [anna, ben]) {
    const own = [...(await person.get(rotation)).text.matchAll(/id="consents-([^"]+)"/g)].map(([, id]) => id);
    for (const id of own) await person.post(`${rotation}/consents`, { trade: id }, rotation);
  }
  expect(words((await admin.get(rotation)).text)).toContain('Schedule and announce');
  await admin.post(`${rotation}/schedules`, { trade: ids[0] }, rotation);
  expect(words((await admin.get(rotation)).text)).toContain('1 trade is scheduled.');
  expect(words((await admin.get(trades[0])).text)).toContain('Takes effect Apr 1, 2026');
});

test('open deals of the accounts and former owners stand on the trade', async () => {
  const [trade] = await draft(anna);
  const { raw } = site.services.database;
  const account = raw
    .prepare('select account_id from trade_legs where trade_id = ?')
    .pluck()
    .get(trade.split('/').pop());
  raw
    .prepare(`insert into deals (source, external_id, account_id, name, kind, amount_cents, created_on, closes_on)
              values ('canonical', 'D1', ?, 'Frame <contract>', 'renewal', 500000, '2025-12-01', '2026-03-01')`)
    .run(account);
  raw
    .prepare(`insert into assignments (account_id, rep_id, role, from_date, to_date, origin)
              values (?, 1, 'owner', '2017-01-01', '2018-06-01', 'import')`)
    .run(account);
  const html = (await anna.get(trade)).text;
  expect(html).toContain('Frame &lt;contract&gt;');
  expect(words(html)).toContain('open renewal');
  expect(words(html)).toContain('before: Lena Lead');
});
