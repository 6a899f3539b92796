import { CAST } from '../cast';
import { filledForm, words } from './rotationSite';
import { openTradeSite, type TradeSite } from './tradeSite';

let site: TradeSite;
let declined: string;
beforeAll(async () => {
  site = await openTradeSite();
  const { raw } = site.services.database;
  for (const rep of CAST.reps) raw.prepare(`insert into quotas values (?, '2026-Q1', 50000000)`).run(rep);
});
afterAll(() => site.close());

const credit = async (trade: string, by = site.anna) =>
  /<section aria-labelledby="credit">.*?<\/section>/s.exec((await by.get(trade)).text)?.[0] ?? '';

test('a trade is submitted with the default template, changed for this trade, and frozen once agreed', async () => {
  const trade = await site.draft();
  expect(words(await credit(trade))).toContain('Nothing is written down yet');
  await site.submit(trade);
  expect(words(await credit(trade))).toContain('are credited to the former rep until Jun 30, 2026.');
  expect(words(await credit(trade))).toContain('Quotas over four quarters');

  const form = await filledForm(site.anna, `${trade}/credit`);
  const change = { ...form, dealRule: 'split', dealMonths: '6', formerPercent: '70', doubleMonths: '1' };
  expect((await site.anna.post(`${trade}/credit`, change)).status).toBe(303);
  expect(words(await credit(trade))).toContain('are split until Sep 30, 2026: 70% to the former rep');

  await site.approve(trade);
  const later = { ...change, dealRule: 'move' };
  const bare = await site.anna.post(`${trade}/credit`, later);
  expect([bare.status, words(bare.text).includes('Give a reason')]).toEqual([400, true]);
  await site.anna.post(`${trade}/credit`, { ...later, creditReason: 'The deals are as good as closed' });
  expect(words(await credit(trade))).toMatch(/are split until Sep 30, 2026.*proposed other terms.*go to the new rep/);
  for (const person of [site.ben, site.admin]) {
    if ((await credit(trade, person)).includes('/credit/consent'))
      await person.post(`${trade}/credit/consent`, {}, trade);
  }
  expect(words(await credit(trade))).toMatch(
    /^ Credit Deals opened by Dec 31, 2025, the data cut-off, go to the new rep/,
  );
  expect(words(await credit(trade))).toContain('3 versions');
});

test('a change that waits can be declined, and nobody agrees alone', async () => {
  const trade = await site.draft();
  await site.submit(trade);
  await site.approve(trade);
  const form = await filledForm(site.anna, `${trade}/credit`);
  await site.anna.post(`${trade}/credit`, { ...form, quotaRule: 'none', creditReason: 'Quotas are new anyway' });
  const alone = await site.anna.post(`${trade}/credit/consent`, {}, trade);
  expect(alone.status).toBe(422);
  await site.ben.post(`${trade}/credit/refusal`, { declineReason: 'They are not' }, trade);
  expect(words(await credit(trade))).toContain('declined: They are not');
  expect(words(await credit(trade))).not.toContain('proposed other terms');
  declined = trade;
});

test('quota changes by hand are amounts', async () => {
  const trade = await site.draft();
  const form = { ...(await filledForm(site.anna, `${trade}/credit`)), quotaRule: 'byHand' };
  const field = Object.keys(form).find((name) => name.startsWith('quota-'))!;
  const wrong = await site.anna.post(`${trade}/credit`, { ...form, [field]: '1.200,5' });
  expect([wrong.status, words(wrong.text).includes('is not an amount')]).toEqual([400, true]);
  await site.anna.post(`${trade}/credit`, { ...form, [field]: '-1200.50' });
  expect(words(await credit(trade))).toContain('−$1.2K');
});

test('sales operations keep the templates; there is always a default', async () => {
  const { admin, anna } = site;
  expect((await anna.get('/settings/credit')).status).toBe(404);
  expect((await anna.post('/settings/credit/new', {}, '/rotations')).status).toBe(404);
  const form = { name: 'Half a year', dealRule: 'stay', dealMonths: '6', formerPercent: '50', doubleMonths: '0' };
  await admin.post('/settings/credit/new', { ...form, quotaRule: 'none', isDefault: 'yes' });
  const list = words((await admin.get('/settings/credit')).text);
  expect(list).toContain('Half a year default');
  expect(list).toContain('for 6\u00a0months; quotas stay as they are.'.replace('\u00a0', ' '));
  const bad = await admin.post('/settings/credit/new', { ...form, quotaRule: 'none', dealMonths: '99' });
  expect(bad.status).toBe(400);
  const trade = await site.draft();
  expect(words(await credit(trade))).toContain('until Sep 30, 2026. No quota changes.');
  const id = /\/settings\/credit\/([0-9a-f-]{36})"/.exec((await admin.get('/settings/credit')).text)![1];
  await admin.post(`/settings/credit/${id}/removal`, {}, '/settings/credit');
  expect(words((await admin.get('/settings/credit')).text)).toMatch(/Open deals stay for a quarter default/);
});

test('a rep reads what it means for them once it is announced', async () => {
  const trade = declined;
  await site.anna.post(`${trade}/schedule`, { effectiveDate: '2026-04-01', dateReason: '' }, trade);
  await site.announce(trade);
  const { rep } = site.services.database.raw
    .prepare('select from_rep_id as rep from trade_legs where trade_id = ?')
    .get(trade.split('/').pop()) as { rep: number };
  const text = words((await (await site.as('rep', rep)).get('/my-accounts')).text);
  expect(text).toMatch(/Coming to you .* · Leaving you .* · credited to you until Jun 30, 2026 · quota change/);
  expect(text).toContain('Open deals of what leaves you stay credited to you until Jun 30, 2026.');
});
