import { type Desk, fileOf, openDesk } from '../desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const COMPANIES = `Record ID,Company name,Company owner,Create Date,Industry,Country/Region,Type
101,Acme,Ann Ash,2023-01-01 10:00,STEEL,Norway,CUSTOMER
102,Beta,,2023-01-01 10:00,WOOD,Peru,PROSPECT
`;
const DEALS = `Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Associated Company IDs,Create Date,Pipeline
9001,One,Closed Won,2025-03-31 17:00,Ann Ash,1000.5,101;102,2025-01-01 09:00,Sales
9002,Two,Closed Won (Renewals),2025-03-02 17:00,Bob Birch,20,102,2025-01-01 09:00,Sales
9003,Renewal of One,Contract sent,2026-05-02 17:00,Ann Ash,30,101,2025-10-01 09:00,Sales
9004,Four,Closed Lost,2025-03-02 17:00,Bob Birch,40,102,2025-01-01 09:00,Sales
`;

test('companies and deals: owners as names, the first of several companies, renewals', async () => {
  const summary = await desk.bring({ 'all-companies.csv': COMPANIES, 'deals.csv': DEALS });
  expect(summary.source).toBe('hubspot');
  expect(fileOf(summary, 'revenue')).toMatchObject({ added: 2, rejected: 0, totalCents: 102_050 });
  expect(desk.all('select name, external_id id from reps order by 1')).toEqual([
    { name: 'Ann Ash', id: 'Ann Ash' },
    { name: 'Bob Birch', id: 'Bob Birch' },
  ]);
  expect(
    desk.all('select a.name, amount_cents cents from revenue join accounts a on a.id = account_id order by 1'),
  ).toEqual([
    { name: 'Acme', cents: 100_050 },
    { name: 'Beta', cents: 2_000 },
  ]);
  expect(desk.all('select name, kind, created_on from deals')).toEqual([
    { name: 'Renewal of One', kind: 'renewal', created_on: '2025-10-01' },
  ]);
  expect(summary.warnings).toContain('1 account has no owner.');
  const again = await desk.bring({ 'all-companies.csv': COMPANIES, 'deals.csv': DEALS });
  expect(again.files.every(({ added, changed }) => added + changed === 0)).toBe(true);
});

test('names of the API, with internal stages', async () => {
  const summary = await desk.bring({
    'deals.csv': `hs_object_id,dealname,amount,closedate,dealstage,hubspot_owner_id,associatedcompanyids
1,One,1000.50,2025-03-31T17:00:00Z,closedwon,77,101
2,Two,20,2025-03-31T17:00:00Z,closedlost,77,102
`,
  });
  expect(fileOf(summary, 'revenue')).toMatchObject({ added: 1, totalCents: 100_050 });
});
