import { type Desk, fileOf, openDesk } from '../desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const revenue = (): unknown[] =>
  desk
    .all(
      `select a.name || ' ' || month || ' ' || amount_cents || coalesce(' ' || r.name, '') as row from revenue v
       join accounts a on a.id = v.account_id left join reps r on r.id = v.seller_id order by a.name, month`,
    )
    .map((one) => (one as { row: string }).row);

test('a table with a column for each month is read: an empty cell is no row, a total no customer', async () => {
  const sheet = `Sales by month
Customer,Sales rep,Region,Jan 2024,Feb 2024,Mar 2024,Total
Acme,Ann,North,"1,000.50",,3.00,1003.50
Total,Bob,South,-,5.00,,5.00
Bolt,Bob,South,7.00,8.00,x,15.00
Total,,,"1,007.50",13.00,3.00,1023.50
`;
  const summary = await desk.bring({ 'pivot.csv': sheet });
  expect(revenue()).toEqual([
    'Acme 2024-01 100050 Ann',
    'Acme 2024-03 300 Ann',
    'Bolt 2024-01 700 Bob',
    'Bolt 2024-02 800 Bob',
    'Total 2024-02 500 Bob',
  ]);
  expect(fileOf(summary, 'revenue')).toMatchObject({ read: 9, added: 5, rejected: 1, totalCents: 102_350 });
  expect(summary.firstRejected).toMatchObject([{ line: 5, column: 'Amount', value: 'x' }]);
  expect(summary.derivations.join()).toContain('pivot.csv has a column for each month or quarter');
  expect(summary.recognised[0].columns.map(({ header, field }) => [header, field])).toEqual([
    ['Customer', 'accountName'],
    ['Sales rep', 'repName'],
    ['Region', 'region'],
    ['Total', null],
    ['Month', 'date'],
    ['Amount', 'amount'],
  ]);
});

test.each([
  ['ISO months', 'Kunde;Betreuer;2024-01;2024-02;2024-03', '1.000,50;2,00;'],
  [
    'months with the measure beside them',
    'Kunde;Betreuer;Umsatz Jan 2024;Umsatz Feb 2024;Umsatz Mär 2024',
    '1.000,50;2,00;',
  ],
  ['first days of months', 'Kunde;Betreuer;01.01.2024;01.02.2024;01.03.2024', '1.000,50;2,00;'],
  ['first days in the American order', 'Kunde;Betreuer;1/1/2024;2/1/2024;3/1/2024', '1.000,50;2,00;'],
])('columns of %s', async (_name, header, amounts) => {
  await desk.bring({ 'a.csv': `${header}\nAcme;Ann;${amounts}\nBolt;Ann;;;1,00\n` });
  expect(revenue()).toEqual(['Acme 2024-01 100050 Ann', 'Acme 2024-02 200 Ann', 'Bolt 2024-03 100 Ann']);
});

test('names of months beside a column of years', async () => {
  await desk.bring({ 'a.csv': 'Customer,Rep,Year,Jan,Feb,Mar\nAcme,Ann,2023,1.00,2.00,\nAcme,Ann,2024,3.00,,4.00\n' });
  expect(revenue()).toEqual([
    'Acme 2023-01 100 Ann',
    'Acme 2023-02 200 Ann',
    'Acme 2024-01 300 Ann',
    'Acme 2024-03 400 Ann',
  ]);
});

test('quarters, in a column or across, are booked in their last month, and the preview says so', async () => {
  const { derivations } = await desk.bring({
    'a.csv': 'Customer,Rep,Quarter,Sales\nAcme,Ann,Q1 2024,10.00\nAcme,Ann,2024-Q2,20.00\n',
  });
  expect(derivations.join()).toContain('booked whole in the last month of the calendar quarter');
  const across = await desk.bring({ 'b.csv': 'Customer,Rep,Q3 2024,Q4/24,Q1 2025\nAcme,Ann,30.00,40.00,50.00\n' });
  expect(across.derivations.join()).toContain('booked whole in the last month of the calendar quarter');
  expect(revenue()).toEqual(
    ['03', '06', '09', '12']
      .map((month, i) => `Acme 2024-${month} ${10 * (i + 1)}00 Ann`)
      .concat('Acme 2025-03 5000 Ann'),
  );
});

test('a report of accounts by month of a system with its own names of columns is sales all the same', async () => {
  await desk.bring({
    'report.csv':
      'Account Name,Account Owner,Billing State/Province,Jan 2024,Feb 2024,Mar 2024\nAcme,Ann,North,1.00,2.00,\nBolt,Bob,South,,,4.00\n',
  });
  expect(revenue()).toEqual(['Acme 2024-01 100 Ann', 'Acme 2024-02 200 Ann', 'Bolt 2024-03 400 Bob']);
});

test('the mapping file and later files with further months: the columns are those of the rows', async () => {
  const mapping = {
    files: [
      {
        file: 'a.csv',
        holds: 'deals' as const,
        columns: { accountName: 'Who', repName: 'Whose', date: 'Month', amount: 'Amount' },
      },
    ],
  };
  await desk.bring({ 'a.csv': 'Who,Whose,2024-01,2024-02,2024-03\nAcme,Ann,1.00,2.00,3.00\n' }, { mapping });
  const later = await desk.bring({ 'b.csv': 'Who,Whose,2024-02,2024-03,2024-04\nAcme,Ann,2.00,3.50,4.00\n' });
  expect(later.recognised[0].told).toBe('remembered');
  expect(revenue()).toEqual([
    'Acme 2024-01 100 Ann',
    'Acme 2024-02 200 Ann',
    'Acme 2024-03 350 Ann',
    'Acme 2024-04 400 Ann',
  ]);
});
