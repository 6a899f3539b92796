import { type Desk, fileOf, openDesk } from '../desk';
import { workbook } from './workbook';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const owners = () =>
  desk.all(
    `select a.name account, r.name owner, x.from_date from assignments x join accounts a on a.id = x.account_id
     join reps r on r.id = x.rep_id order by a.name`,
  );

/** The same four sales of two customers, as four firms write them. */
const sheets: [string, string | Buffer][] = [
  [
    'English',
    'Customer,Rep,Month,Amount\nAcme,Ann,2024-01,100.50\nAcme,Bob,2024-03,200\nBeta,Ann,2024-02,"1,000.00"\nAcme,Ann,2024-01,50.25\n',
  ],
  [
    'German with semicolons, decimal commas and Windows-1252',
    Buffer.from(
      'Umsatz in €;Verkäufer;Kunde;Rechnungsdatum\n100,50;Ann;Acme;31.01.2024\n200,00;Bob;Acme;05.03.2024\n1.000,00;Ann;Beta;01.02.2024\n50,25;Ann;Acme;02.01.2024\n'.replaceAll(
        '€',
        '\u0080',
      ),
      'latin1',
    ),
  ],
  [
    'French with months by name in UTF-16',
    Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(
        "Mois\tCommercial\tNom du client\tChiffre d'affaires\njanv. 2024\tAnn\tAcme\t100,50 €\nmars 2024\tBob\tAcme\t200 €\nfévrier 2024\tAnn\tBeta\t1\u202f000,00 €\njanvier 2024\tAnn\tAcme\t50,25 €\n",
        'utf16le',
      ),
    ]),
  ],
  [
    'Spanish with a title above and a total below',
    'Ventas por cliente;;;;\nEnero a marzo;;;;\n\nVendedor;Cliente;Importe;Fecha;\nAnn;Acme;100,50;31/01/2024;\nBob;Acme;200;05/03/2024;\nAnn;Beta;1000;01/02/2024;\nAnn;Acme;50,25;02/01/2024;\nTotal general;;1350,75;;\n',
  ],
];

test.each(sheets)('one sheet in %s is enough: accounts, reps, owners and revenue to the cent', async (_name, sheet) => {
  const summary = await desk.bring({ 'sheet.csv': sheet });
  expect(fileOf(summary, 'revenue')).toMatchObject({ added: 3, combined: 1, rejected: 0, totalCents: 135_075 });
  expect(desk.all('select month, sum(amount_cents) cents from revenue group by month order by month')).toEqual([
    { month: '2024-01', cents: 15_075 },
    { month: '2024-02', cents: 100_000 },
    { month: '2024-03', cents: 20_000 },
  ]);
  expect(owners()).toEqual([
    // Bob sold to Acme in March alone: nothing says that he owned it in January.
    { account: 'Acme', owner: 'Bob', from_date: '2024-03-01' },
    { account: 'Beta', owner: 'Ann', from_date: '2024-02-01' },
  ]);
  expect(desk.all('select distinct start_known from assignments')).toEqual([{ start_known: 0 }]);
  expect(summary.derivations.join()).toMatch(/2 accounts are owned by who sold to them in their latest month/);
  const again = await desk.bring({ 'sheet.csv': sheet });
  expect(fileOf(again, 'revenue')).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
});

test('a workbook is read with its days as days and its formulas as their saved values', async () => {
  const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
  const file = await workbook([
    ['Sales of the north', null, null, null],
    [null, null, null, null],
    ['Amount', 'Customer', 'Sales rep', 'Invoice date'],
    [100.1, 'Acme "A", Inc.', 'Ann', day('2024-02-29')],
    [-20.05, 'Acme "A", Inc.', 'Ann', day('2024-12-31')],
  ]);
  const summary = await desk.bring({ 'sales.xlsx': file });
  expect(summary.recognised[0]).toMatchObject({ sheet: 'Report', holds: 'deals', rows: 2 });
  expect(desk.all('select month, amount_cents cents from revenue order by month')).toEqual([
    { month: '2024-02', cents: 10_010 },
    { month: '2024-12', cents: -2_005 },
  ]);
  expect(desk.one('select name from accounts')).toBe('Acme "A", Inc.');
});

test('days of which none tells day from month are asked about, and the answer is taken', async () => {
  const sheet = 'Customer;Rep;Date;Amount\nAcme;Ann;01/02/2026;10\nBeta;Ann;03/04/2026;20\n';
  await expect(desk.stage({ 'sheet.csv': sheet })).rejects.toMatchObject({
    code: 'import.mappingNeeded',
    message: expect.stringMatching(/column Date .*01\/02\/2026.*"dateOrder": "dmy" or "mdy"/),
  });
  for (const [dateOrder, months] of [
    ['dmy', ['2026-02', '2026-04']],
    ['mdy', ['2026-01', '2026-03']],
  ] as const) {
    const other = await openDesk();
    const mapping = { files: [{ file: 'sheet.csv', holds: 'deals' as const, columns: {}, dateOrder }] };
    await other.bring({ 'sheet.csv': sheet }, { mapping });
    expect(other.database.raw.prepare('select month from revenue order by month').pluck().all()).toEqual(months);
    await other.close();
  }
});

test('one day beyond the twelfth anywhere in the column settles its order', async () => {
  const rows = Array.from({ length: 3000 }, (_, i) => `Acme;Ann;01/02/2025;${i}`);
  await desk.bring({ 'sheet.csv': `Customer;Rep;Date;Amount\n${rows.join('\n')}\nAcme;Ann;02/13/2025;1\n` });
  expect(desk.all('select distinct month from revenue order by month')).toEqual([
    { month: '2025-01' },
    { month: '2025-02' },
  ]);
});

test('amounts of which none tells the decimal sign are asked about', async () => {
  await expect(
    desk.stage({ 'sheet.csv': 'Customer;Rep;Month;Amount\nAcme;Ann;2025-01;1.234\nAcme;Ann;2025-02;2.345\n' }),
  ).rejects.toMatchObject({ message: expect.stringMatching(/amounts \(for example 1\.234\).*"decimal"/) });
});

test('a table without a known column name is never guessed at without a person', async () => {
  const sheet = 'aa,bb,cc,dd\nAcme,Ann,2025-01-02,10.50\nBeta,Ann,2025-02-03,20.25\n';
  await expect(desk.stage({ 'sheet.csv': sheet })).rejects.toMatchObject({ code: 'import.mappingNeeded' });
  const columns = { accountName: 'aa', repName: 'bb', date: 'cc', amount: 'dd' };
  await desk.bring({ 'sheet.csv': sheet }, { mapping: { files: [{ file: 'sheet.csv', holds: 'deals', columns }] } });
  expect(desk.one('select sum(amount_cents) from revenue')).toBe(3_075);
});

test('amounts in several currencies need rates', async () => {
  const sheet =
    'Customer,Rep,Month,Amount,Currency\nAcme,Ann,2025-01,100,EUR\nBeta,Ann,2025-01,10.01,USD\nAcme,Ann,2025-02,33.33,GBP\n';
  await expect(desk.stage({ 'sheet.csv': sheet })).rejects.toMatchObject({
    message: expect.stringMatching(/no rate for EUR, GBP\. Add a file rates\.csv/),
  });
  const rates = 'currency,month,rate\nEUR,,1.085\nGBP,2025-02,1.25\n';
  await desk.bring({ 'sheet.csv': sheet, 'rates.csv': rates });
  expect(desk.all('select month, sum(amount_cents) cents from revenue group by month order by month')).toEqual([
    { month: '2025-01', cents: 10_850 + 1_001 },
    { month: '2025-02', cents: 4_166 },
  ]);
  expect(desk.one('select currency from company')).toBe('USD');
});

test('an amount with a term is split over its months when that is stated, the last taking the rest', async () => {
  const sheet = 'Customer,Rep,Date,Amount,Term\nAcme,Ann,2025-11-20,100,3\n';
  const mapping = { files: [{ file: 'sheet.csv', holds: 'deals' as const, columns: {}, splitByTerm: true }] };
  await desk.bring({ 'sheet.csv': sheet }, { mapping });
  expect(desk.all('select month, amount_cents cents from revenue order by month')).toEqual([
    { month: '2025-11', cents: 3_333 },
    { month: '2025-12', cents: 3_333 },
    { month: '2026-01', cents: 3_334 },
  ]);
});

test.each([
  ['year and month apart', 'Customer,Rep,Year,Month,Sales\nAcme,Ann,2024,1,10\nAcme,Ann,2024,February,20\n'],
  ['days as the numbers of a spreadsheet', 'Customer,Rep,Date,Amount\nAcme,Ann,45292,10\nAcme,Ann,45323,20\n'],
  ['months by short names', 'Client|Account Manager|Period|Order value\nAcme|Ann|Jan-24|10\nAcme|Ann|Feb-24|20\n'],
])('%s', async (_name, sheet) => {
  await desk.bring({ 'sheet.csv': sheet });
  expect(desk.all('select month, amount_cents cents from revenue order by month')).toEqual([
    { month: '2024-01', cents: 1_000 },
    { month: '2024-02', cents: 2_000 },
  ]);
});

test.each([
  [
    'a month that is not understood',
    'Customer,Rep,Quarter,Sales\nA,Ann,Q1,1\nB,Ann,Q2,2\n',
    'import.mappingNeeded',
    /No column was found for day or month/,
  ],
  [
    'months across without a year',
    'Customer,Rep,Jan,Feb,Mar\nA,Ann,1,2,3\n',
    'import.monthsAcross',
    /Write the year into the column names/,
  ],
  [
    'two columns of one month',
    'Customer,Rep,Revenue Jan 2024,Revenue Feb 2024,Margin Jan 2024\nA,Ann,1,2,3\n',
    'import.monthsAcross',
    /two columns are of one month \(Revenue Jan 2024 and Margin Jan 2024\)/,
  ],
  ['no rows', 'Customer,Rep,Month,Amount\n', 'import.noRows', /no rows/],
])('sales are never taken for a list of accounts: %s', async (_name, sheet, code, sentence) => {
  await expect(desk.stage({ 'sheet.csv': sheet })).rejects.toMatchObject({
    code,
    message: expect.stringMatching(sentence),
  });
  expect(desk.one('select count(*) from accounts')).toBe(0);
});

test('column names in an order that is not the one of the values never make months or amounts of reps', async () => {
  const rows = [
    'Acme,Ann,2024-01,100.50',
    'Bolt,Bob,2024-02,200.25',
    'Acme,Ann,2024-03,50.75',
    'Coil,Bob,2024-03,1.25',
  ];
  for (const header of ['Amount,Month,Rep,Customer', 'Month,Customer,Amount,Rep', 'Customer,Amount,Rep,Month']) {
    const sheet = `${header}\n${rows.join('\n')}\n`;
    const staged = await desk.stage({ 'sheet.csv': sheet }).catch((error) => error);
    expect([
      header,
      staged.code ?? staged.summary.recognised[0].columns.map((c: { field: string }) => c.field),
    ]).toEqual([header, 'import.mappingNeeded']);
  }
});

test('sales month by month: changes of owner follow from all that is known, and a trade keeps its owner', async () => {
  const header = 'Customer,Rep,Month,Amount';
  const of = (rep: string, ...months: string[]): string =>
    months.map((month) => `Acme,${rep},${month},10.00`).join('\n');
  const others = ['Beta,Cat', 'Coil,Dan', 'Dyne,Eve'].flatMap((who) =>
    ['2023-01', '2023-04', '2023-07', '2023-10', '2024-01', '2024-04'].map((month) => `${who},${month},5.00`),
  );
  await desk.bring({ 'a.csv': [header, of('Ann', '2023-01', '2023-04', '2023-07'), ...others].join('\n') });
  const spells = (): unknown[] =>
    desk.all(`select r.name, from_date f, to_date t from assignments s join accounts a on a.id = s.account_id
      join reps r on r.id = s.rep_id where a.name = 'Acme' order by from_date`);
  expect(spells()).toEqual([{ name: 'Ann', f: '2023-01-01', t: null }]);
  const next = [header, of('Bob', '2023-11', '2024-02')].join('\n');
  await desk.bring({ 'b.csv': next });
  const changed = [
    { name: 'Ann', f: '2023-01-01', t: '2023-11-01' },
    { name: 'Bob', f: '2023-11-01', t: null },
  ];
  expect(spells()).toEqual(changed);
  await desk.bring({ 'b.csv': next });
  expect(spells()).toEqual(changed);
});
