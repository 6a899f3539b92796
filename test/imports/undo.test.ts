import { commitImport } from '../../src/app/imports/commitImport';
import { previewUndo, undoImport } from '../../src/app/imports/undoImport';
import { undoLines } from '../../src/imports/undo';
import { auditProblems } from '../../src/storage/audit/auditProblems';
import { allowChanges, failWrites } from '../triggers';
import { type Desk, NOW, openDesk, SMALL } from './desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

/** Everything an import can write, without the count of versions, which only goes up. */
const state = (): unknown => {
  desk.database.raw.exec(
    'create temp table if not exists kept (v integer); delete from kept; insert into kept select data_version from company; update company set data_version = 0',
  );
  const all = desk.everything();
  desk.database.raw.exec('update company set data_version = (select v from kept)');
  return [all, desk.all('select * from ledger_differences'), desk.all('select id, crm_state from trades')];
};
const last = (): string =>
  desk.one("select id from imports where state = 'committed' order by id desc limit 1") as string;
const undo = () => undoImport(desk.database, last(), desk.actor);

const CHANGED = {
  'reps.csv': `${SMALL['reps.csv'].replace('Rosa,rosa@', 'Rosa B,rosa.b@')}R3,Ria,,M,South,\n`,
  'accounts.csv': `${SMALL['accounts.csv'].replace('Alpha,North', 'Alpha Inc,West')}A4,Delta,South,,,,R3\n`,
  'assignments.csv': 'account_id,rep_id,start_date,end_date\nA1,R2,2021-01-01,2022-12-31\nA1,R3,2023-01-01,\n',
  'revenue.csv': `account_id,month,category,amount,rep_id\nA1,2024-01,Bolts,150.00,R1\nA4,2024-03,Screws,7.00,R3\n`,
};

test('an import is taken back exactly: rows added, rows changed, owners, categories', async () => {
  await desk.bring(SMALL);
  const before = state();
  await desk.bring(CHANGED);
  expect(state()).not.toEqual(before);
  const { counts } = await previewUndo(desk.database);
  expect(counts).toMatchObject({ revenueNow: 105_700, revenueThen: 100_000 });
  expect(undoLines(counts)).toEqual([
    '1 rep is removed again',
    '1 rep is set back to what was known before',
    '1 account is removed again',
    '1 account is set back to what was known before',
    '1 category is removed again',
    '3 owner spells are removed again',
    '2 owner spells are brought back',
    '1 revenue row is removed again',
    '1 revenue row is set back to what was known before',
  ]);
  const id = last();
  await undo();
  expect(state()).toEqual(before);
  expect(desk.one(`select state from imports where id = '${id}'`)).toBe('undone');
  expect(desk.one("select count(*) from audit_events where action = 'import.undone'")).toBe(1);
  expect(await auditProblems(desk.database.db)).toEqual([]);
  expect(desk.one('select count(*) from import_undo')).toBe(0);
});

test('the first import of all is taken back to an empty company, and the files can come again, in another currency', async () => {
  const withoutCompany = () => (desk.everything() as unknown[]).slice(0, -1);
  const empty = withoutCompany();
  await desk.bring(SMALL);
  expect((await previewUndo(desk.database)).counts).toMatchObject({ revenueNow: 100_000, revenueThen: 0 });
  await undo();
  expect(withoutCompany()).toEqual(empty);
  const again = await desk.bring(SMALL, { currency: 'EUR' });
  expect([again.currency, desk.one('select sum(amount_cents) from revenue')]).toEqual(['EUR', 100_000]);
});

test('an import that only changed the owner today gives the old owner back', async () => {
  await desk.bring(SMALL);
  const before = state();
  await desk.bring({ 'accounts.csv': SMALL['accounts.csv'].replace('1000.00,R1', '1000.00,R2') });
  await undo();
  expect(state()).toEqual(before);
});

test('only the last import can be taken back, once; only its rows are kept', async () => {
  await desk.bring(SMALL);
  const first = last();
  await desk.bring(CHANGED);
  await expect(undoImport(desk.database, first, desk.actor)).rejects.toMatchObject({ code: 'import.undoBlocked' });
  const kept = desk.one('select count(*) from import_undo');
  await desk.bring(CHANGED);
  expect([kept, desk.one('select count(*) from import_undo')]).toEqual([expect.any(Number), 0]);
  await undo();
  await expect(previewUndo(desk.database)).rejects.toMatchObject({ code: 'import.undoBlocked' });
});

test('what a person changed since is kept: the undo is refused and says what; other columns do not matter', async () => {
  await desk.bring(SMALL);
  await desk.bring(CHANGED);
  const { raw } = desk.database;
  raw.exec("update accounts set potential_cents = 5, potential_grade = 'B' where external_id = 'A4'");
  const after = state();
  await expect(undo()).rejects.toThrow('The account Delta that it wrote was changed since');
  expect(state()).toEqual(after);
  raw.exec("update accounts set potential_cents = null, potential_grade = null where external_id = 'A4'");
  raw.exec("update accounts set potential_cents = 5, potential_grade = 'B' where external_id = 'A1'");
  await undo();
  expect(desk.all("select name, potential_cents p from accounts where external_id = 'A1'")).toEqual([
    { name: 'Alpha', p: 5 },
  ]);
});

test('what was built on it stands in the way: a trade in effect, a user, a rotation; an analysis does not', async () => {
  await desk.bring(SMALL);
  await desk.bring(CHANGED);
  const { raw } = desk.database;
  const rep = desk.one("select id from reps where external_id = 'R3'") as number;
  raw.exec(
    `insert into analyses (id, as_of, data_through, cut_off, data_version, policy, company, created_at, is_current) values ('an', '2024-Q1', '2024-03', '2024-03-31', 1, '{}', '{}', '${NOW}', 0)`,
  );
  raw.exec(`insert into rep_analyses values ('an', ${rep}, 'trade', 0, 0, 0, 0, 0, '{}')`);
  raw.exec(
    `insert into users (id, name, email, role, rep_id, created_at) values ('u', 'Ria', 'ria@example.com', 'rep', ${rep}, '${NOW}')`,
  );
  const blocked = state();
  await expect(undo()).rejects.toThrow('A user is linked to Ria');
  expect(state()).toEqual(blocked);
  raw.exec("delete from users where id = 'u'");
  raw.exec(`insert into rotations (id, name, as_of, data_through, cut_off, effective_date, policy, created_at)
      values ('rot', 'Autumn', '2025-Q2', '2025-06', '2025-06-30', '2025-10-01', '{}', '${NOW}');
    insert into trades (id, number, rotation_id, swap_id, kind, state, expected_cents, created_at) values ('t1', 7, 'rot', 's1', 'pair', 'in_effect', 0, '${NOW}');
    insert into trade_states (trade_id, state, at) values ('t1', 'in_effect', '2026-01-16T00:00:00.000Z')`);
  await expect(undo()).rejects.toThrow('Trade 7 took effect');
  expect((await previewUndo(desk.database)).blocked).toContain('Trade 7');
  allowChanges(desk.database, 'trade_states');
  raw.exec('delete from trade_states; delete from trades');
  await undo();
  expect(desk.one('select count(*) from analyses')).toBe(0);
});

test('a commit that fails keeps what was noted of the import before', async () => {
  await desk.bring(SMALL);
  const before = desk.all('select * from import_undo');
  const { id } = await desk.stage(CHANGED);
  const goOn = failWrites(desk.database, 'revenue', 'insert', 'stop');
  await expect(commitImport(desk.database, id, desk.actor)).rejects.toMatchObject({ message: 'stop' });
  goOn();
  expect(desk.all('select * from import_undo')).toEqual(before);
  await undo();
  expect(desk.one('select count(*) from revenue')).toBe(0);
});
