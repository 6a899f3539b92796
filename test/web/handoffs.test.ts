import type { Role } from '../../src/people/user';
import { fillSwapCast } from '../app/swapCast';
import { asImport } from '../asImport';
import { openSite, type Site } from './site';

let site: Site;
beforeAll(async () => {
  site = await openSite({ company: false });
  const { database } = site.services;
  await fillSwapCast(database);
  database.raw.exec(`
    insert into contacts (account_id, name, title, email, known_by_rep_id) values
      (17, 'Mia <Buyer>', 'Head of purchasing', 'mia@example.com', 7), (17, 'Nils Boss', null, null, null);
    insert into deals (source, external_id, account_id, name, kind, amount_cents, created_on, closes_on) values
      ('canonical', 'D1', 17, 'Spring & restock', 'renewal', 1200000, '2025-11-01', '2026-05-31');
    insert into assignments (account_id, rep_id, role, from_date, origin) values (17, 9, 'inside', '2024-01-01', 'import')`);
});
afterAll(() => site.close());

const status = async (role: Role, repId: number | undefined, path: string): Promise<number> =>
  (await (await site.as(role, repId)).get(path)).status;

test('who takes it over reads revenue with its owners, white space, reasons, people, open matters and ninety days', async () => {
  const { text } = await (await site.as('rep', 4)).get('/handoffs/swap-announced/17');
  expect(text).toContain('Account 17 is yours from Apr 1, 2026. It comes from Finn Rep.');
  expect(text).toContain('class="chart wide columns"');
  expect(text).toContain('Owned by Finn Rep from Q1 2023.');
  expect(text).toContain('Reason &lt;17&gt;');
  expect(text).toMatch(/Tools<\/th><td class="number">\$4,321/);
  expect(text).toContain('Finn Rep, <a href="mailto:r7@example.com">r7@example.com</a>');
  expect(text).toMatch(/Mia &lt;Buyer&gt;[\s\S]*Finn Rep knows them/);
  expect(text).toContain('nobody said who knows them');
  expect(text).toContain('Renewal “Spring &amp; restock” over $12K, due May 31, 2026.');
  expect(text).toContain('Hugo Rep looks after it from inside sales and stays.');
  expect(text).toMatch(/Mar 25, 2026<\/dt><dd>Sit down with Finn Rep/);
});

test('everybody else reads whose it becomes', async () => {
  const { text } = await (await site.as('rep', 7)).get('/handoffs/swap-announced/17');
  expect(text).toContain('Account 17 goes to Cora Rep on Apr 1, 2026.');
});

test('an exchange within the years shown is marked', async () => {
  const { text } = await (await site.as('leader')).get('/handoffs/swap-year/2');
  expect(text).toContain(
    'Owned by Cora Rep from Q1 2023, then Finn Rep from Q1 2025. exchange at the beginning of Q1 2025.',
  );
});

test.each<[Role, number | undefined, number]>([
  ['admin', undefined, 200],
  ['leader', undefined, 200],
  ['manager', 2, 200],
  ['manager', 3, 200],
  ['rep', 4, 200],
  ['rep', 7, 200],
  ['rep', 5, 404],
])('an announced handoff from rep 7 to 4 for %s %s: %i', async (role, repId, expected) => {
  expect(await status(role, repId, '/handoffs/swap-announced/17')).toBe(expected);
});

test('before it is announced only those see it who lead or run the round', async () => {
  expect(await status('rep', 4, '/handoffs/swap-pending/22')).toBe(404);
  expect(await status('rep', 8, '/handoffs/swap-pending/22')).toBe(404);
  expect(await status('manager', 3, '/handoffs/swap-pending/22')).toBe(200);
});

test('a manager with neither rep in the tree finds nothing', async () => {
  const { raw } = site.services.database;
  asImport(raw, 'update reps set manager_id = 3 where id = 4');
  expect(await status('manager', 2, '/handoffs/swap-year/2')).toBe(404);
  expect(await status('manager', 3, '/handoffs/swap-year/2')).toBe(200);
  asImport(raw, 'update reps set manager_id = 2 where id = 4');
});

test('the former rep keeps the briefing for two quarters, the new one as long as the exchange holds', async () => {
  expect(await status('rep', 4, '/handoffs/swap-autumn/3')).toBe(200);
  expect(await status('rep', 4, '/handoffs/swap-year/2')).toBe(404);
  expect(await status('rep', 7, '/handoffs/swap-year/2')).toBe(200);
  expect(await status('rep', 9, '/handoffs/swap-undone/8')).toBe(404);
});

test('what is not there is not there', async () => {
  for (const path of [
    '/handoffs/swap-year/3',
    '/handoffs/nothing/2',
    '/handoffs/swap-year/x',
    '/handoffs/swap-year/1e999',
  ]) {
    expect(await status('admin', undefined, path)).toBe(404);
  }
});
