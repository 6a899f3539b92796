import { type Desk, fileOf, openDesk } from '../desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const USERS = `"Id","Username","Name","IsActive"
"005A0000001bbBBIAY","ann@x.test","Ann Ash","true"
"005A0000001ccCCIAY","bob@x.test","Bob Birch","true"
"005A0000001ddDDIAY","cat@x.test","Cat Cole","false"
`;
const ACCOUNTS = `"Id","Name","BillingState","OwnerId","CreatedDate"
"001A0000001AAAAIA2","Acme","North","005A0000001bbBBIAY","2021-03-04T08:00:00.000Z"
"001A0000001BBBBIA2","Bolt","North","005A0000001ccCCIAY",""
"001A0000001CCCCIA2","Coil","South","005A0000001ccCCIAY","2022-01-01T08:00:00.000Z"
"001A0000001DDDDIA2","Dyne","South","005A0000001bbBBIAY","2022-01-01T08:00:00.000Z"
`;
const deal = (id: string, account: string, day: string): string =>
  `"006A0000000000${id}AAA","001A0000001${account}IA2","Signed","100","${day}","005A0000001bbBBIAY","true","true"\n`;
const DEALS = `"Id","AccountId","StageName","Amount","CloseDate","OwnerId","IsClosed","IsWon"
${deal('1', 'AAAA', '2022-05-15')}${deal('2', 'BBBB', '2023-02-15')}${deal('3', 'CCCC', '2023-02-15')}${deal('4', 'DDDD', '2024-02-15')}`;
const HEADER = '"Id","IsDeleted","AccountId","CreatedById","CreatedDate","Field","OldValue","NewValue"\n';
const row = (account: string, at: string, before: string, after: string, field = 'Owner'): string =>
  `"017A${at}","false","001A0000001${account}IA2","005A0000001bbBBIAY","${at}","${field}","${before}","${after}"\n`;
const [ANN, BOB, CAT] = ['005A0000001bbBBIAY', '005A0000001ccCCIAY', '005A0000001ddDDIAY'];
const HISTORY = `${HEADER}${[
  row('AAAA', '2024-01-01T08:00:00.000Z', 'Bob Birch', 'Ann Ash'),
  row('AAAA', '2024-01-01T08:00:00.000Z', BOB, ANN),
  row('AAAA', '2023-01-01T08:00:00.000Z', 'Cat Cole', 'Bob Birch'),
  row('AAAA', '2023-02-01T08:00:00.000Z', 'Mid', 'Large', 'Segment__c'),
  row('BBBB', '2024-06-01T08:00:00.000Z', 'Cat Cole', 'Bob Birch'),
  row('DDDD', '2024-06-01T08:00:00.000Z', ANN, CAT),
  row('EEEE', '2024-06-01T08:00:00.000Z', ANN, CAT),
].join('')}`;
const EXPORT = { 'User.csv': USERS, 'Account.csv': ACCOUNTS, 'Opportunity.csv': DEALS };
const spells = (): unknown[] =>
  desk
    .all(
      `select a.name || ' ' || r.name || ' ' || from_date || ' ' || coalesce(to_date, '') as spell from assignments s
     join accounts a on a.id = s.account_id join reps r on r.id = s.rep_id order by a.name, from_date`,
    )
    .map((one) => (one as { spell: string }).spell.trim());
const SPELLS = [
  'Acme Cat Cole 2021-03-04 2023-01-01',
  'Acme Bob Birch 2023-01-01 2024-01-01',
  'Acme Ann Ash 2024-01-01',
  'Bolt Cat Cole 2023-02-01 2024-06-01',
  'Bolt Bob Birch 2024-06-01',
  'Coil Bob Birch 2023-02-01',
  'Dyne Ann Ash 2024-02-01',
];

test('past owners come from the account history, by ids where it tells them and by names elsewhere', async () => {
  const summary = await desk.bring({ ...EXPORT, 'AccountHistory.csv': HISTORY });
  expect(spells()).toEqual(SPELLS);
  expect(fileOf(summary, 'assignments')).toMatchObject({
    file: 'AccountHistory.csv',
    read: 6,
    rejected: 1,
    added: 5,
    derived: true,
  });
  expect(summary.derivations.join('\n')).toMatch(
    /Ownership of 2 accounts comes from the account history \(AccountHistory\.csv; 5 spells\)/,
  );
  expect(summary.derivations.join('\n')).toMatch(/1 other account has no change of owner in the account history/);
  expect(summary.warnings.join('\n')).toMatch(/history of 1 account ends with another owner than the list/);
  expect(summary.warnings.join('\n')).toMatch(/1 change of owner was left out: the account is not known/);
  expect(summary.firstRejected).toEqual([
    {
      file: 'AccountHistory.csv',
      line: 8,
      column: 'AccountId',
      value: '001A0000001EEEEIA2',
      problem: expect.stringContaining('which neither the files nor the database hold'),
    },
  ]);
});

test('the same files again change nothing', async () => {
  await desk.bring({ ...EXPORT, 'AccountHistory.csv': HISTORY });
  const before = desk.everything();
  const summary = await desk.bring({ ...EXPORT, 'AccountHistory.csv': HISTORY });
  expect(fileOf(summary, 'assignments')).toMatchObject({ added: 0, changed: 0, unchanged: 5 });
  expect(desk.everything()).toEqual(before);
});

test('a later history that begins late keeps the spells before it', async () => {
  await desk.bring({ ...EXPORT, 'AccountHistory.csv': HISTORY });
  const late = HEADER + row('AAAA', '2025-03-01T08:00:00.000Z', ANN, CAT);
  await desk.bring({ 'AccountHistory.csv': late });
  expect(spells()).toEqual([
    ...SPELLS.slice(0, 2),
    'Acme Ann Ash 2024-01-01 2025-03-01',
    'Acme Cat Cole 2025-03-01',
    ...SPELLS.slice(3),
  ]);
});

test('a history that comes after the accounts replaces the owner who was assumed for the past', async () => {
  await desk.bring(EXPORT);
  expect(spells()).toContain('Acme Ann Ash 2022-05-01');
  await desk.bring({ ...EXPORT, 'AccountHistory.csv': HISTORY });
  expect(spells()).toEqual(SPELLS);
});

test('sales alone of accounts whose owners are known say nothing about owners, however their reps change', async () => {
  await desk.bring(EXPORT);
  const months = Array.from(
    { length: 24 },
    (_, i) => `${2023 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
  );
  const rows = months.map((month, i) =>
    deal(String(i).padStart(2, '0').slice(-1), 'AAAA', `${month}-15`)
      .replace('006A', `6${i}A`)
      .replace(ANN, i % 2 ? ANN : BOB),
  );
  const summary = await desk.bring({ 'Opportunity.csv': `${DEALS.split('\n')[0]}\n${rows.join('')}` });
  expect(fileOf(summary, 'revenue').rejected).toBe(0);
  expect(summary.warnings.join('\n')).not.toMatch(/owner/);
});
