import { existsSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { discardImport } from '../../src/app/imports/discardImport';
import { stagingPath } from '../../src/storage/imports/importStagingFiles';
import { type Desk, fileOf, OPTIONAL, openDesk, SMALL } from './desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

test('a preview counts and totals, and writes nothing', async () => {
  const before = desk.everything();
  const { summary } = await desk.stage(SMALL);
  expect(summary.files.map(({ kind, read, added, rejected }) => [kind, read, added, rejected])).toEqual([
    ['reps', 3, 3, 0],
    ['accounts', 3, 3, 0],
    ['assignments', 3, 3, 0],
    ['revenue', 4, 4, 0],
  ]);
  expect(fileOf(summary, 'revenue').totalCents).toBe(100_000);
  expect(summary.months).toEqual({ first: '2024-01', last: '2024-02' });
  expect(summary.warnings).toEqual(['1 account has no owner.']);
  expect(desk.everything()).toEqual(before);
});

test('a commit writes everything with its references', async () => {
  await desk.bring(SMALL);
  expect(desk.one("select m.name from reps r join reps m on m.id = r.manager_id where r.external_id = 'R1'")).toBe(
    'Maja',
  );
  expect(
    desk.all(
      `select a.external_id account, r.external_id rep, x.from_date, x.to_date from assignments x
       join accounts a on a.id = x.account_id join reps r on r.id = x.rep_id order by 1, 3`,
    ),
  ).toEqual([
    { account: 'A1', rep: 'R2', from_date: '2021-01-01', to_date: '2022-07-01' },
    { account: 'A1', rep: 'R1', from_date: '2022-07-01', to_date: null },
    { account: 'A2', rep: 'R2', from_date: '2021-01-01', to_date: null },
  ]);
  expect(desk.one('select sum(amount_cents) from revenue')).toBe(100_000);
  expect(
    desk.one("select seller_id from revenue join accounts a on a.id = account_id where a.external_id = 'A3'"),
  ).toBe(0);
  expect(desk.one("select segment from accounts where external_id = 'A3'")).toBe('unknown');
  expect(desk.all('select potential_cents, potential_grade from accounts order by external_id limit 2')).toEqual([
    { potential_cents: 100_000, potential_grade: 'A' },
    { potential_cents: null, potential_grade: null },
  ]);
  expect(desk.one('select currency from company')).toBe('USD');
  expect(desk.one("select count(*) from audit_events where action = 'import.committed'")).toBe(1);
});

test('the same files twice change nothing, not even the data version', async () => {
  await desk.bring(SMALL);
  const before = desk.everything();
  const again = await desk.bring(SMALL);
  expect(again.files.map(({ added, changed, unchanged }) => [added, changed, unchanged])).toEqual([
    [0, 0, 3],
    [0, 0, 3],
    [0, 0, 3],
    [0, 0, 4],
  ]);
  expect(desk.everything()).toEqual(before);
});

test('the same upload twice at once: the second commit finds everything unchanged', async () => {
  const [first, second] = await Promise.all([desk.stage(SMALL), desk.stage(SMALL)]);
  expect(fileOf(second.summary, 'revenue').added).toBe(4);
  const results = await Promise.all([desk.commit(first.id), desk.commit(second.id)]);
  expect(results.map((summary) => fileOf(summary, 'revenue').added).sort()).toEqual([0, 4]);
  expect(desk.one('select count(*) from revenue')).toBe(4);
  expect(desk.one('select data_version from company')).toBe(1);
});

test('an import is committed once, and a discarded one never', async () => {
  const { id } = await desk.stage(SMALL);
  await desk.commit(id);
  await expect(desk.commit(id)).rejects.toMatchObject({ kind: 'conflict', code: 'import.notPreviewed' });
  const other = await desk.stage(SMALL);
  await discardImport(desk.database, other.id, desk.actor);
  await expect(desk.commit(other.id)).rejects.toMatchObject({ kind: 'conflict', code: 'import.notPreviewed' });
  await expect(desk.commit('nothing')).rejects.toMatchObject({ kind: 'notFound' });
  expect(existsSync(stagingPath(desk.database.path, { id, attempt: 1 }))).toBe(false);
  expect(existsSync(stagingPath(desk.database.path, other))).toBe(false);
});

test('a second import of some files changes what it names and leaves the rest', async () => {
  await desk.bring(SMALL);
  const summary = await desk.bring({
    'revenue.csv': `account_id,month,category,amount,rep_id
A1,2024-02,Bolts,250.00,R1
A1,2024-03,Screws,10.5,R1
`,
  });
  expect(fileOf(summary, 'revenue')).toMatchObject({ added: 1, changed: 1, unchanged: 0, totalCents: 26_050 });
  expect(desk.one('select sum(amount_cents) from revenue')).toBe(106_050);
  const accounts = await desk.bring({
    'accounts.csv': `account_id,name,region,segment,industry,annual_potential,owner_id,parent_id
A1,Alpha Ltd,North,Mid,Steel,1000.00,R1,A2
`,
  });
  expect(fileOf(accounts, 'accounts')).toMatchObject({ added: 0, changed: 1 });
  expect(desk.one('select count(*) from accounts')).toBe(3);
  expect(desk.one('select p.external_id from accounts a join accounts p on p.id = a.parent_id')).toBe('A2');
});

test('a column that a file leaves out keeps what is known, an empty cell clears it', async () => {
  const header = 'account_id,name,region,segment,industry,annual_potential,owner_id';
  await desk.bring({
    ...SMALL,
    'accounts.csv': `${header},locked_until,lock_reason\nA1,Alpha,,,,,R1,,key account\nA2,B,,,,,,,\nA3,C,,,,,,,\n`,
  });
  expect(desk.one("select locked_until from accounts where external_id = 'A1'")).toBe('9999-12-31');
  await desk.bring({ 'accounts.csv': `${header}\nA1,Alpha,,,,,R1\n` });
  expect(desk.one("select lock_reason from accounts where external_id = 'A1'")).toBe('key account');
  await desk.bring({ 'accounts.csv': `${header},locked_until,lock_reason\nA1,Alpha,,,,,R1,,\n` });
  expect(desk.one("select locked_until from accounts where external_id = 'A1'")).toBeNull();
});

test("a manager's confirmed potential survives an empty cell", async () => {
  await desk.bring(SMALL);
  desk.database.raw.exec("update accounts set potential_cents = 77, potential_grade = 'B' where external_id = 'A2'");
  await desk.bring(SMALL);
  expect(desk.one("select potential_cents from accounts where external_id = 'A2'")).toBe(77);
});

test('optional files: quotas, contacts, deals and absences', async () => {
  const summary = await desk.bring({
    ...SMALL,
    ...OPTIONAL,
  });
  expect(summary.files.slice(4).map(({ kind, added }) => [kind, added])).toEqual([
    ['quotas', 1],
    ['contacts', 1],
    ['deals', 1],
    ['absences', 1],
  ]);
  expect(desk.one('select to_date from absences')).toBe('2025-03-01');
  expect(desk.one('select kind from deals')).toBe('renewal');
  expect(desk.one('select r.external_id from contacts c join reps r on r.id = c.known_by_rep_id')).toBe('R2');
});

test('the currency is fixed by the first import', async () => {
  await expect(desk.stage(SMALL, { currency: 'EURO' })).rejects.toMatchObject({ code: 'import.unknownCurrency' });
  await desk.bring(SMALL, { currency: 'EUR' });
  expect(desk.one('select currency from company')).toBe('EUR');
  await expect(desk.stage(SMALL, { currency: 'USD' })).rejects.toMatchObject({ code: 'import.currency' });
  expect((await desk.stage(SMALL)).summary.currency).toBe('EUR');
});

test('a cancelled import leaves nothing', async () => {
  await expect(desk.stage(SMALL, { cancelled: () => true })).rejects.toMatchObject({ code: 'import.cancelled' });
  expect(desk.one('select state from imports')).toBe('failed');
  const id = desk.one('select id from imports') as string;
  expect(existsSync(stagingPath(desk.database.path, { id, attempt: 1 }))).toBe(false);
});

test('two files of one name in two archives are told apart by their archives', async () => {
  const zip = (name: string): Buffer => Buffer.from(zipSync({ [name]: strToU8(SMALL[name]) }));
  const both = desk.stage({ 'a.zip': zip('revenue.csv'), 'b.zip': zip('revenue.csv') });
  await expect(both).rejects.toThrow('Both a.zip/revenue.csv and b.zip/revenue.csv hold revenue.');
});
