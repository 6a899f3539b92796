import { CAST } from '../cast';
import { words } from './rotationSite';
import type { Visitor } from './site';
import { offers, openTradeSite, type TradeSite } from './tradeSite';

let site: TradeSite;
beforeAll(async () => {
  site = await openTradeSite();
});
afterAll(() => site.close());

test('reps do not find a trade; leaders read it; a manager finds those of their own team', async () => {
  const trade = await site.draft();
  const rep = await site.as('rep', CAST.reps[0]);
  expect((await rep.get(trade)).status).toBe(404);
  const leader = await site.as('leader', CAST.leader);
  expect((await leader.get(trade)).status).toBe(200);
  expect(await offers(leader, trade)).toEqual([]);
  expect((await leader.post(`${trade}/withdrawal`, { withdrawalReason: 'No right to' }, '/profile')).status).toBe(404);
  site.services.database.raw
    .prepare('update trade_legs set from_rep_id = 7, to_rep_id = 8 where trade_id = ?')
    .run(trade.split('/').pop());
  expect((await site.anna.get(trade)).status).toBe(404);
  expect((await site.ben.get(trade)).status).toBe(200);
  await site.admin.post(`${trade}/withdrawal`, { withdrawalReason: 'Only a test' }, trade);
});

test('several trades are submitted, consented to and scheduled at once, exceptions left out', async () => {
  const ids = [await site.draft(), await site.draft()].map((trade) => trade.split('/').pop()!);
  const nothing = await site.anna.post(`${site.rotationPath}/submissions`, {}, site.rotationPath);
  expect(nothing.headers.location).toBe(`${site.rotationPath}#trades`);
  expect(words((await site.anna.get(site.rotationPath)).text)).toContain('Nothing was ticked');
  for (const id of ids) await site.anna.post(`${site.rotationPath}/submissions`, { trade: id }, site.rotationPath);
  expect(words((await site.admin.get(site.rotationPath)).text)).toMatch(/It is up to .*The manager/);
  for (const person of [site.anna, site.ben, site.admin]) {
    const own = [...(await person.get(site.rotationPath)).text.matchAll(/id="consents-([^"]+)"/g)].map(([, id]) => id);
    for (const id of own) await person.post(`${site.rotationPath}/consents`, { trade: id }, site.rotationPath);
  }
  expect(words((await site.admin.get(site.rotationPath)).text)).toContain('Give them their date');
  // The administrator takes back what they agreed to, all but one, and agrees anew.
  const agreed = async (by: Visitor) =>
    [...(await by.get(site.rotationPath)).text.matchAll(/id="consents-back-([^"]+)"/g)].map(([, id]) => id);
  const by = (await agreed(site.ben)).length > 0 ? site.ben : site.admin;
  const [one, ...rest] = await agreed(by);
  await by.post(`${site.rotationPath}/consents-back`, { trade: one }, site.rotationPath);
  expect(words((await by.get(site.rotationPath)).text)).toContain('1 trade is waiting for your consent again.');
  expect(words((await by.get(`/trades/${one}`)).text)).toMatch(/waiting for consent.*A consent was taken back/);
  expect(await agreed(by)).toEqual(rest);
  await by.post(`${site.rotationPath}/consents`, { trade: one }, site.rotationPath);
  await by.post(`/trades/${one}/consent/withdrawal`, {}, `/trades/${one}`);
  expect(words((await by.get(`/trades/${one}`)).text)).toContain('Your consent is taken back');
  const twice = await by.post(`/trades/${one}/consent/withdrawal`, {}, `/trades/${one}`);
  expect(twice.status).toBe(422);
  await by.post(`${site.rotationPath}/consents`, { trade: one }, site.rotationPath);
  await site.admin.post(`${site.rotationPath}/schedules`, { trade: ids[0] }, site.rotationPath);
  expect(words((await site.admin.get(site.rotationPath)).text)).toContain('1 trade is scheduled.');
  expect(words((await site.admin.get(`/trades/${ids[0]}`)).text)).toContain('Takes effect Apr 1, 2026');
  expect(words((await site.admin.get(`/trades/${ids[1]}`)).text)).toContain('not yet; the reps do not see it');

  const back = () => site.admin.post(`${site.rotationPath}/dates-back`, { trade: ids[0] }, site.rotationPath);
  await back();
  expect(words((await site.admin.get(site.rotationPath)).text)).toContain('1 trade is without a date again.');
  await site.admin.post(`${site.rotationPath}/schedules`, { trade: ids[0] }, site.rotationPath);
  await site.announce(`/trades/${ids[0]}`);
  await back();
  expect(words((await site.admin.get(site.rotationPath)).text)).toContain('The reps know of it already');
});

test('open deals of the accounts and former owners stand on the trade', async () => {
  const trade = await site.draft();
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
  raw
    .prepare(`insert into assignments (account_id, rep_id, role, from_date, origin)
              values (?, 9, 'overlay', '2024-01-01', 'import')`)
    .run(account);
  const html = (await site.anna.get(trade)).text;
  expect(words(html)).toContain('specialist, stays: Hugo Rep');
  expect(html).toContain('Frame &lt;contract&gt;');
  expect(words(html)).toContain('open renewal');
  expect(words(html)).toContain('before: Lena Lead');
});
