import { check } from '../../src/app/check/check';
import { difference, tradeInEffect } from '../app/differenceCast';
import { CAST } from '../cast';
import { CAST_NOW, openCastSite, rowNames, textOf } from './castSite';
import type { Site, Visitor } from './site';

let site: Site;
let admin: Visitor;
beforeAll(async () => {
  site = await openCastSite({ analysed: false });
  admin = await site.as('admin');
  tradeInEffect(site.services.database, '2025-10-01', ['A1', 'A6']);
});
afterEach(() =>
  site.services.database.raw.exec(`
    delete from ledger_differences;
    delete from assignments where origin = 'import' and from_date > '2025-10-01';
    update assignments set to_date = null where origin = 'trade';
    update trades set state = 'in_effect'`),
);
afterAll(() => site.close());

const insertDifference = (account: number, crm: number | null, ledger: number, trade: string | null = null) =>
  site.services.database.raw
    .prepare(`insert into ledger_differences (import_id, account_id, crm_rep_id, ledger_rep_id, trade_id, seen_at)
      values ('cast-import', ?, ?, ?, ?, ?)`)
    .run(account, crm, ledger, trade, CAST_NOW).lastInsertRowid as number;

/** Accounts 1 and 6 changed hands on 2025-10-01; the CRM still shows Cora for 1 and Dan for 6. */
function fillDifferences(): void {
  insertDifference(1, 4, 5, 't1');
  insertDifference(6, 5, 4, 't1');
}
const resolve = (visitor: Visitor, id: number, fields: Record<string, string>) =>
  visitor.post(`/differences/${id}/resolution`, fields, '/differences');
const ownerOf = (account: number): unknown =>
  site.services.database.raw
    .prepare(`select rep_id from assignments where account_id = ? and role = 'owner' and to_date is null`)
    .pluck()
    .get(account);

test('with nothing to decide the page says so', async () => {
  const text = textOf((await admin.get('/differences')).text);
  expect(text).toContain('The CRM and the ledger agree');
  expect(text).toContain('Nothing yet.');
});

test('each open difference is told in a sentence and in a row, and can be decided', async () => {
  fillDifferences();
  const html = (await admin.get('/differences')).text;
  expect(rowNames(html)).toEqual(['Account 1', 'Account 6']);
  const text = textOf(html);
  expect(text).toContain('For 2 accounts that a trade moved');
  expect(text).toContain('The CRM shows Cora Rep; since trade 1 of Oct 1, 2025 the ledger shows Dan Rep.');
  expect(text).toContain('Cora Rep owns it from the day below; what was before stays as it is.');
  expect(html).toContain('value="2026-01-15" min="2025-10-02" max="2026-01-15"');
  expect(textOf((await admin.get('/imports')).text)).toContain('2 owners differ between the CRM and the ledger');
});

test('managers read those of their own books without deciding; for leaders and reps there is no page', async () => {
  fillDifferences();
  insertDifference(16, null, 7);
  const id = difference(site.services.database, 'A1');
  const anna = await site.as('manager', CAST.anna);
  const hers = (await anna.get('/differences')).text;
  expect(rowNames(hers)).toEqual(['Account 1', 'Account 6']);
  expect(hers).not.toContain('/resolution');
  const ben = await site.as('manager', CAST.ben);
  expect(rowNames((await ben.get('/differences')).text)).toEqual(['Account 16']);
  const ledger = { decision: 'ledger', reason: 'I say so' };
  expect((await anna.post(`/differences/${id}/resolution`, ledger, '/profile')).status).toBe(404);
  for (const visitor of [await site.as('leader', CAST.leader), await site.as('rep', 4)]) {
    expect((await visitor.get('/differences')).status).toBe(404);
    expect((await visitor.post(`/differences/${id}/resolution`, ledger, '/profile')).status).toBe(404);
  }
  expect(difference(site.services.database, 'A1')).toBe(id);
});

test('a manager who is no rep sees none', async () => {
  fillDifferences();
  const manager = await site.as('manager');
  expect(textOf((await manager.get('/differences')).text)).toContain('The CRM and the ledger agree');
});

test('the ledger is right: it stays, and the row moves down with who, when and why', async () => {
  fillDifferences();
  const id = difference(site.services.database, 'A1');
  const answer = await resolve(admin, id, { decision: 'ledger', day: '2026-01-15', reason: 'The CRM <lags>' });
  expect([answer.status, answer.headers.location]).toEqual([303, '/differences']);
  expect(ownerOf(1)).toBe(5);
  const html = (await admin.get('/differences')).text;
  expect(html).toContain('The CRM &lt;lags&gt;');
  expect(textOf(html)).toMatch(
    /The ledger is right; the CRM will follow\. The CRM &lt;lags&gt; The admin Jan 15, 2026/,
  );
  expect(textOf(html)).toContain('For 1 account that a trade moved');
});

test('the CRM is right: the ledger follows, the audit log tells it, and the check is clean', async () => {
  fillDifferences();
  const id = difference(site.services.database, 'A1');
  expect((await resolve(admin, id, { decision: 'crm', day: '2026-01-10', reason: 'Agreed by phone' })).status).toBe(
    303,
  );
  expect(ownerOf(1)).toBe(4);
  expect(textOf((await admin.get('/differences')).text)).toContain('The CRM is right: Cora Rep from Jan 10, 2026.');
  expect(textOf((await admin.get('/audit?type=difference')).text)).toContain('difference resolved');
  expect((await check(site.services.database)).flatMap(({ problems }) => problems)).toEqual([]);
});

test('without a day the CRM is right from today', async () => {
  fillDifferences();
  await resolve(admin, difference(site.services.database, 'A6'), { decision: 'crm', day: '', reason: 'Agreed' });
  expect(textOf((await admin.get('/differences')).text)).toContain('The CRM is right: Dan Rep from Jan 15, 2026.');
});

test('what is missing or refused is said on its row, with what was filled in', async () => {
  fillDifferences();
  const id = difference(site.services.database, 'A6');
  const empty = await resolve(admin, id, { reason: ' ' });
  expect(empty.status).toBe(400);
  expect(textOf(empty.text)).toMatch(/Account 6.*Say which of the two is right.*Give a reason of at least three/);
  expect(empty.text.match(/<details open/g)).toHaveLength(1);
  const early = await resolve(admin, id, { decision: 'crm', day: '2025-10-01', reason: 'Keep <this>' });
  expect(textOf(early.text)).toContain('The first possible day is Oct 2, 2025.');
  expect(early.text).toContain('Keep &lt;this&gt;</textarea>');
  expect(early.text).toMatch(/value="crm" required checked/);
  site.services.database.raw.exec(`update trades set state = 'scheduled'`);
  const claimed = await resolve(admin, id, { decision: 'crm', reason: 'Agreed' });
  expect(textOf(claimed.text)).toContain('Account 6 is in trade 1, which is still open');
  expect(ownerOf(6)).toBe(4);
});

test('who comes second reads that it is decided; what does not exist is not found', async () => {
  fillDifferences();
  const id = difference(site.services.database, 'A1');
  const fields = { decision: 'ledger', reason: 'As agreed' };
  await resolve(admin, id, fields);
  const second = await resolve(admin, id, fields);
  expect([second.status, textOf(second.text)]).toEqual([400, expect.stringContaining('was decided meanwhile')]);
  expect((await resolve(admin, 999, fields)).status).toBe(404);
  expect((await admin.post('/differences/x/resolution', fields, '/differences')).status).toBe(404);
});

test('long lists are paged', async () => {
  for (let n = 1; n <= 55; n++) insertDifference(1 + (n % 30), 4, 5);
  expect(textOf((await admin.get('/differences')).text)).toContain('These are the first 50 of 55');
  site.services.database.raw.exec(
    `update ledger_differences set resolved_at = seen_at, resolution = 'The files agree.'`,
  );
  const text = textOf((await admin.get('/differences?page=2')).text);
  expect(text).toContain('51–55 of 55 differences');
  expect(text).toContain('The files agree. an import');
});
