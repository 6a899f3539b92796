import { zipSync } from 'fflate';
import { type Desk, fileOf, openDesk } from '../desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const USERS = `"Id","Username","FirstName","LastName","Email","IsActive","ManagerId","LastModifiedDate"
"005A0000001aaAAIAY","mia@x.test","Mia","Moss","mia@x.test","true","","2024-05-01T08:00:00.000Z"
"005A0000001bbBBIAY","ann@x.test","Ann","Ash","ann@x.test","true","005A0000001aaAAIAY","2024-05-01T08:00:00.000Z"
"005A0000001ccCCIAY","bob@x.test","Bob","Birch","bob@x.test","false","005A0000001aaAAIAY","2024-06-30T08:00:00.000Z"
`;
const ACCOUNTS = `"ID","ISDELETED","NAME","TYPE","PARENTID","BILLINGSTATE","INDUSTRY","OWNERID"
"001A0000001AAAAIA2","false","Acme","Customer","","North","Steel","005A0000001bbBBIAY"
"001A0000001AaAAIA2","false","Acme Daughter","Customer","001A0000001AAAAIA2","North","Steel","005A0000001ccCCIAY"
"001A0000001BBBBIA2","true","Gone","Customer","","South","","005A0000001bbBBIAY"
`;
const DEALS = `"Id","AccountId","Name","StageName","Amount","CloseDate","OwnerId","IsClosed","IsWon","IsDeleted","CreatedDate"
"006A00000000001AAA","001A0000001AAAAIA2","One","Signed","1000.50","2025-01-15","005A0000001bbBBIAY","true","true","false","2024-12-01T08:00:00.000Z"
"006A00000000002AAA","001A0000001AAAAIA2","Two","Signed","20","2025-01-20","005A0000001bbBBIAY","true","true","false","2024-12-01T08:00:00.000Z"
"006A00000000003AAA","001A0000001AaAAIA2","Three","Talking","300","2026-03-01","005A0000001ccCCIAY","false","false","false","2025-11-01T08:00:00.000Z"
"006A00000000004AAA","001A0000001AAAAIA2","Four","Gone","400","2025-02-01","005A0000001bbBBIAY","true","false","false","2024-12-01T08:00:00.000Z"
"006A00000000005AAA","","Five","Signed","50","2025-02-01","005A0000001bbBBIAY","true","true","false","2024-12-01T08:00:00.000Z"
"006A00000000006AAA","001A0000001AAAAIA2","Six","Signed","60","2025-02-01","005A0000001bbBBIAY","true","true","true","2024-12-01T08:00:00.000Z"
`;
test('a data export as a zip: won deals by IsWon, ids on their first 15 characters, deleted and lost left out', async () => {
  const text = (content: string): Uint8Array => Buffer.from(content);
  const zip = zipSync({
    'export/User.csv': text(USERS),
    'export/Account.csv': text(ACCOUNTS),
    'export/Opportunity.csv': text(DEALS),
    '__MACOSX/._User.csv': text('x'),
    'readme.pdf': text('%PDF'),
  });
  const summary = await desk.bring({ 'export.zip': Buffer.from(zip) });
  expect(summary.source).toBe('salesforce');
  expect(summary.recognised.map(({ file, holds, system }) => [file, system, holds])).toEqual([
    ['User.csv', 'salesforce', 'reps'],
    ['Account.csv', 'salesforce', 'accounts'],
    ['Opportunity.csv', 'salesforce', 'deals'],
  ]);
  for (const { confidence } of summary.recognised) expect(confidence).toBeGreaterThan(0.85);
  expect(fileOf(summary, 'revenue')).toMatchObject({
    read: 5,
    added: 1,
    combined: 1,
    rejected: 1,
    totalCents: 102_050,
  });
  expect(fileOf(summary, 'accounts')).toMatchObject({
    added: 2,
    leftOut: [{ because: 'deleted in the CRM', rows: 1 }],
  });
  expect(desk.all('select external_id id, name from accounts order by id')).toEqual([
    { id: '001A0000001AAAA', name: 'Acme' },
    { id: '001A0000001AaAA', name: 'Acme Daughter' },
  ]);
  expect(desk.one('select p.name from accounts a join accounts p on p.id = a.parent_id')).toBe('Acme');
  expect(desk.one("select end_date from reps where name = 'Bob Birch'")).toBe('2024-06-30');
  expect(desk.all('select d.name, r.name owner from deals d join reps r on r.id = d.rep_id')).toEqual([
    { name: 'Three', owner: 'Bob Birch' },
  ]);
  expect(summary.warnings.join()).toMatch(/1 deal of Opportunity\.csv has no account \(together \$50\.00\)/);
  expect(summary.ignoredFiles.map(({ file }) => file)).toEqual(['export.zip/readme.pdf']);
});

test('reports: labels, names instead of ids, days of the United States, and the lines below the rows', async () => {
  const footer =
    '\n"Grand Totals (3 records)"\n\n"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."\n"Confidential Information - Do Not Distribute"\n"Our Company"\n';
  const summary = await desk.bring({
    'report1.csv': `"Account ID","Account Name","Account Owner","Billing State/Province","Last Activity"
"001A0000001AAAA","Acme","Ann Ash","North","1/12/2026"
"001A0000001BBBB","Béta  Ltd","Bob Birch","South",""${footer}`,
    'report2.csv': `"Opportunity Name","Account Name","Opportunity Owner","Stage","Close Date","Amount","Created Date"
"One","ACME","Ann Ash","Closed Won","1/31/2025","USD 1,000.50","1/2/2025"
"Two","Béta Ltd","Bob Birch","Closed Won","2/3/2025","USD 20.00","1/2/2025"
"Three","Béta Ltd","Bob Birch","Closed Lost","2/3/2025","USD 7.00","1/2/2025"${footer}`,
  });
  expect(fileOf(summary, 'revenue')).toMatchObject({ added: 2, rejected: 0, totalCents: 102_050 });
  expect(desk.all('select a.name, v.month from revenue v join accounts a on a.id = v.account_id order by 1')).toEqual([
    { name: 'Acme', month: '2025-01' },
    { name: 'Béta Ltd', month: '2025-02' },
  ]);
  expect(desk.all('select name from reps order by 1')).toEqual([{ name: 'Ann Ash' }, { name: 'Bob Birch' }]);
});

test('opportunities alone later bring revenue and change no owner', async () => {
  await desk.bring({ 'User.csv': USERS, 'Account.csv': ACCOUNTS, 'Opportunity.csv': DEALS });
  const before = desk.all('select * from assignments');
  const later = DEALS.replace(/"005A0000001bbBBIAY"/g, '"005A0000001ccCCIAY"').replaceAll('2025-01-', '2025-06-');
  const summary = await desk.bring({ 'Opportunity.csv': later });
  expect(fileOf(summary, 'revenue')).toMatchObject({ added: 1, totalCents: 102_050 });
  expect(desk.all('select * from assignments')).toEqual(before);
  expect(desk.one("select name from accounts where external_id = '001A0000001AAAA'")).toBe('Acme');
});
