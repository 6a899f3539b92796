import { type Desk, fileOf, openDesk, SMALL } from '../desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const revenue = () =>
  desk.all(
    `select a.name account, v.month, v.amount_cents cents from revenue v join accounts a on a.id = v.account_id
     order by v.month, a.name`,
  );

const ROWS =
  'Acme;Ann;2024-01;10\nBeta;Bob;2024-02;20\nAcme;Ann;2024-03;30\nBeta;Bob;2024-04;40\nAcme;Ann;2024-05;50\n';
const FIVE = [
  { account: 'Acme', month: '2024-01', cents: 1_000 },
  { account: 'Beta', month: '2024-02', cents: 2_000 },
  { account: 'Acme', month: '2024-03', cents: 3_000 },
  { account: 'Beta', month: '2024-04', cents: 4_000 },
  { account: 'Acme', month: '2024-05', cents: 5_000 },
];

test.each([
  ['units with dashes where there are none', 'Customer;Rep;Month;Amount\n-;-;-;EUR\n'],
  ['a unit alone', 'Customer;Rep;Month;Amount\n;;;€\n'],
  ['units in brackets and in a form', 'Kunde;Betreuer;Monat;Umsatz\n[Text];[Text];[JJJJ-MM];[EUR]\n'],
  ['kinds of values', 'Customer;Rep;Month;Amount\ntext;text;date;number\n'],
  ['a heading above two columns each', 'Customer;Seller;Sale;Sale\nname;name;month;amount\n'],
  ['a heading written once above several', 'Customer;Seller;Sale;\n;;month;amount\n'],
  ['each name in two words', 'Customer;Sales;Invoice;Net\nname;rep;date;amount\n'],
  ['the names again in another language', 'Kunde;Betreuer;Monat;Umsatz\nCustomer;Rep;Month;Amount\n'],
  ['titles above them', 'Sales of the north;;;\nAll regions;;;\nCustomer;Seller;Sale;\n;;month;amount\n'],
])('column names in two lines are read together: %s', async (_, head) => {
  const summary = await desk.bring({ 'sales.csv': head + ROWS });
  expect(fileOf(summary, 'revenue')).toMatchObject({ read: 5, added: 5, rejected: 0, leftOut: [] });
  expect(revenue()).toEqual(FIVE);
  expect(desk.one('select count(*) from accounts')).toBe(2);
  expect(summary.derivations.join()).toMatch(/column names of sales\.csv stand in two lines; they were read as \w/);
});

test('thousands that stand below the name of a column count', async () => {
  const summary = await desk.bring({
    'sales.csv': `Customer;Rep;Month;Revenue;Pieces\n;;;Tsd. €;Stk\nAcme;Ann;2024-01;10;3\n`,
  });
  expect(revenue()).toEqual([{ account: 'Acme', month: '2024-01', cents: 1_000_000 }]);
  expect(summary.derivations.join()).toMatch(/is in thousands by its name/);
});

test.each([
  ['written once', 'Customer;Rep;2024;;;2025;;\n;;Nov;Dec;Oct;Jan;Feb;Mar\n'],
  ['above every column', 'Customer;Rep;2024;2024;2024;2025;2025;2025\n;;Nov;Dec;Oct;Jan;Feb;Mar\n'],
])('a year above the months of its columns belongs to each of them: %s', async (_, head) => {
  await desk.bring({ 'sales.csv': `${head}Acme;Ann;11;12;10;1;2;3\nBeta;Bob;;;;;;9\n` });
  expect(revenue()).toEqual([
    { account: 'Acme', month: '2024-10', cents: 1_000 },
    { account: 'Acme', month: '2024-11', cents: 1_100 },
    { account: 'Acme', month: '2024-12', cents: 1_200 },
    { account: 'Acme', month: '2025-01', cents: 100 },
    { account: 'Acme', month: '2025-02', cents: 200 },
    { account: 'Acme', month: '2025-03', cents: 300 },
    { account: 'Beta', month: '2025-03', cents: 900 },
  ]);
});

test('a word above months that have their year is no part of a month, and a unit is', async () => {
  await desk.bring({
    'sales.csv': 'Customer;Rep;Revenue in T€;;\n;;Jan 2024;Feb 2024;Mar 2024\nAcme;Ann;1;2;3\nBeta;Bob;4;5;6\n',
  });
  expect(desk.one('select sum(amount_cents) from revenue')).toBe(2_100_000);
});

test.each([
  ['about which little is known', 'Gamma;Ann;;n/a'],
  ['without an amount', 'Gamma;Ann;2024-03;'],
  ['with words instead of figures', 'Gamma;Ann;last month;much'],
])('a first row %s is a row, and is rejected as one', async (_, row) => {
  const summary = await desk.bring({ 'sales.csv': `Customer;Rep;Month;Amount\n${row}\n${ROWS}` });
  expect(fileOf(summary, 'revenue')).toMatchObject({ read: 6, added: 5, rejected: 1 });
  expect(summary.derivations.join()).not.toMatch(/two lines/);
});

test('a line of units below the names of our own files is none of their rows', async () => {
  const units = SMALL['revenue.csv'].replace('rep_id\n', 'rep_id\n-,-,-,EUR,-\n');
  const summary = await desk.bring({ ...SMALL, 'revenue.csv': units });
  expect(fileOf(summary, 'revenue')).toMatchObject({ read: 4, added: 4, rejected: 0 });
});
