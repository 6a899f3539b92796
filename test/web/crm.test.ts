import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commitImport } from '../../src/app/imports/commitImport';
import { stageImport } from '../../src/app/imports/stageImport';
import { CAST } from '../cast';
import { words } from './rotationSite';
import { openTradeSite, type TradeSite } from './tradeSite';

let site: TradeSite;
let legs: { account: number; giver: number; taker: number }[];
beforeAll(async () => {
  site = await openTradeSite();
  const trade = await site.draft();
  await site.submit(trade);
  await site.approve(trade);
  await site.admin.post(`${trade}/schedule`, { effectiveDate: CAST.today, dateReason: 'Agreed' }, trade);
  await site.announce(trade);
  const { raw } = site.services.database;
  legs = raw
    .prepare(
      'select account_id as account, from_rep_id as giver, to_rep_id as taker from trade_legs where trade_id = ?',
    )
    .all(trade.split('/').pop()) as typeof legs;
  raw
    .prepare(`insert into deals (source, external_id, account_id, rep_id, name, kind, amount_cents, created_on)
      values ('canonical', 'D1', ?, ?, 'Old <deal>', 'deal', 100, '2025-11-01'),
             ('canonical', 'D2', ?, ?, 'New deal', 'deal', 100, '2026-01-05')`)
    .run(legs[0].account, legs[0].giver, legs[0].account, legs[0].giver);
  await site.admin.post(`${trade}/effect`, {}, trade);
});
afterAll(() => site.close());

const crm = async (by = site.admin) => words((await by.get('/crm')).text);
let said = '';
async function written(what: string, format: string): Promise<string> {
  await site.admin.post('/crm/exports', { what, format }, '/crm');
  const html = (await site.admin.get('/crm')).text;
  said = words(html);
  const [, href] = /href="(\/crm\/exports\/\d+)"/.exec(html) ?? [];
  return href ? (await site.admin.get(href)).text : '';
}
/** Imports accounts.csv with these owners, as the CRM would show them. */
async function show(owners: Record<number, number>): Promise<void> {
  const { database } = site.services;
  const path = join(database.folder, 'accounts.csv');
  const rows = Object.entries(owners).map(([n, rep]) => `A${n},Account ${n},North,Retail,Food,,R${rep}`);
  writeFileSync(path, `account_id,name,region,segment,industry,annual_potential,owner_id\n${rows.join('\n')}\n`);
  const actor = {
    id: null,
    role: 'admin' as const,
    repId: null,
    today: CAST.today,
    now: `${CAST.today}T10:00:00.000Z`,
  };
  const { id } = await stageImport(database, {
    files: [{ name: 'accounts.csv', path }],
    actor,
  });
  await commitImport(database, id, actor);
}

test('a trade in effect is due in the CRM, and only sales operations write the files', async () => {
  expect(await crm()).toContain('The CRM does not show 2 new owners yet: 2 to be exported, 0 exported');
  expect(await crm(await site.as('leader'))).toContain('2 to be exported');
  expect((await site.anna.post('/crm/exports', { what: 'owners', format: 'csv' }, '/crm')).status).toBe(404);
  expect((await (await site.as('rep', 4)).get('/crm')).status).toBe(404);
  expect(words((await site.admin.get('/')).text)).toContain('2 new owners are not in the CRM');
});

test('the file holds every new owner; then they are exported', async () => {
  const file = await written('owners', 'salesforce');
  const lines = file.trim().split('\r\n');
  expect(lines[0]).toBe('Id,OwnerId');
  expect(lines.slice(1).sort()).toEqual(legs.map(({ account, taker }) => `A${account},R${taker}`).sort());
  expect(await crm()).toContain('0 to be exported, 2 exported');
  expect(said).toContain('2 of the ids are none of Salesforce Data Loader');
});

test('deals opened after the cut-off move at once, older ones are credited as agreed', async () => {
  expect(await written('deals', 'hubspot')).toMatch(/^Record ID,Deal owner\r\nD2,r\d@example.com\r\n$/);
  const credit = await written('credit', 'csv');
  expect(credit).toContain(`D1,Old <deal>,R${legs[0].giver}`);
  expect(credit).toContain(',100,2026-01-15,2026-04-14,');
  await site.admin.post('/crm/exports', { what: 'quotas', format: 'csv' }, '/crm');
  expect(await crm()).toContain('No quota follows the exchanges in effect.');
});

test('each account is confirmed by the import that shows its new owner, the trade by the last one', async () => {
  const [first, second] = legs;
  await show({ [first.account]: first.taker, [second.account]: second.giver });
  expect(await crm()).toContain('The CRM does not show 1 new owner yet');
  expect(await crm()).toContain('1 owner differs from the CRM');
  expect((await (await site.as('leader')).get('/crm')).text).not.toContain('/differences');
  await show({ [second.account]: second.taker });
  expect(await crm()).toContain('The CRM shows every owner.');
  const state = site.services.database.raw.prepare("select crm_state from trades where state = 'in_effect'").pluck();
  expect(state.get()).toBe('confirmed');
  await site.admin.post('/crm/exports', { what: 'owners', format: 'csv' }, '/crm');
  expect(await crm()).toContain('nothing is to be exported');
});
