import { type Desk, fileOf, openDesk } from '../desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

/** Revenue as 'Acme Ann 2024-01 10.00', sorted. */
const revenue = () =>
  desk.database.raw
    .prepare(
      `select a.name || ' ' || coalesce(r.name, '-') || ' ' || v.month || ' ' || (v.amount_cents / 100) from revenue v
       join accounts a on a.id = v.account_id left join reps r on r.id = v.seller_id order by 1`,
    )
    .pluck()
    .all();

const SALES = [
  'Acme Ann 2024-01 10',
  'Acme Ann 2024-02 20',
  'Beta Ann 2024-01 30',
  'Beta Ann 2024-02 40',
  'Core Bob 2024-01 50',
  'Core Bob 2024-03 60',
];

test.each([
  [
    'by customer',
    'Customer;Rep;Month;Amount\nAcme;Ann;2024-01;10\n;Ann;2024-02;20\nBeta;Ann;2024-01;30\n;Ann;2024-02;40\nCore;Bob;2024-01;50\n;Bob;2024-03;60\n',
    ['Customer'],
  ],
  [
    'by rep and customer, with totals',
    'Rep;Customer;Month;Amount\nAnn;Acme;2024-01;10\n;;2024-02;20\n;Acme Total;;30\n;Beta;2024-01;30\n;;2024-02;40\n;Beta Total;;70\nAnn Total;;;100\nBob;Core;2024-01;50\n;;2024-03;60\nBob Total;;;110\nGrand Total;;;210\n',
    ['Rep', 'Customer'],
  ],
  [
    'by customer and rep',
    'Customer;Rep;Month;Amount\nAcme;Ann;2024-01;10\n;;2024-02;20\nBeta;Ann;2024-01;30\n;;2024-02;40\nCore;Bob;2024-01;50\n;;2024-03;60\nTotal;;;210\n',
    ['Customer', 'Rep'],
  ],
  [
    'by rep alone',
    'Rep;Customer;Month;Amount\nAnn;Acme;2024-01;10\n;Acme;2024-02;20\n;Beta;2024-01;30\n;Beta;2024-02;40\nBob;Core;2024-01;50\n;Core;2024-03;60\n',
    ['Rep'],
  ],
  [
    'by rep, with a column for each month',
    'Rep;Customer;2024-01;2024-02;2024-03\nAnn;Acme;10;20;\n;Beta;30;40;\nBob;Delta;;;\n;Core;50;;60\nCara;Echo;;;\n;Fox;;;\n',
    ['Rep'],
  ],
  [
    'with a line of its own for each customer',
    'Customer;Rep;Month;Amount\nAcme;;;\n;Ann;2024-01;10\n;Ann;2024-02;20\nBeta;;;\n;Ann;2024-01;30\n;Ann;2024-02;40\nCore;;;\n;Bob;2024-01;50\n;Bob;2024-03;60\n',
    ['Customer'],
  ],
])('a report that is grouped %s is read with what stands above its blank cells', async (_, sheet, named) => {
  const summary = await desk.bring({ 'report.csv': sheet });
  expect(revenue()).toEqual(SALES);
  expect(fileOf(summary, 'revenue')).toMatchObject({ rejected: 0 });
  expect(summary.derivations.join()).toContain(`report.csv is grouped by ${named.join(' and ')}: a blank cell there`);
});

const UNKNOWN = {
  'some sales without a customer':
    'Customer;Rep;Month;Amount\nAcme;Ann;2024-01;1\n;Ann;2024-02;2\nBeta;Ann;2024-01;3\n;Ann;2024-02;4\nAcme;Bob;2024-03;5\n',
  'customers who come once, few rows without one':
    'Customer;Rep;Month;Amount\nAcme;Ann;2024-01;1\n;Ann;2024-02;2\nBeta;Ann;2024-01;3\nCore;Ann;2024-02;4\nDelta;Bob;2024-03;5\nEcho;Bob;2024-03;5\n;Bob;2024-03;5\n',
  'a first row without a customer':
    'Customer;Rep;Month;Amount\n;Ann;2024-01;1\nAcme;Ann;2024-02;2\n;Ann;2024-03;3\nBeta;Ann;2024-01;3\n;Ann;2024-02;4\n',
};

test.each(Object.entries(UNKNOWN))('blank cells are blank where something else explains them: %s', async (_, sheet) => {
  const summary = await desk.bring({ 'sales.csv': sheet });
  expect(fileOf(summary, 'revenue').rejected).toBeGreaterThan(0);
  expect(summary.recognised[0].fillDown).toBeUndefined();
});

const GROUPED = 'Customer;Rep;Month;Amount\nAcme;Ann;2024-01;10\n;;2024-02;20\nBeta;Bob;2024-01;30\n;;2024-02;40\n';

test('a person can say that blank cells mean that nobody is known, and it is remembered', async () => {
  const mapping = { files: [{ file: 'report.csv', holds: 'deals' as const, columns: {}, fillDown: [] }] };
  const summary = await desk.bring({ 'report.csv': GROUPED }, { mapping });
  expect(fileOf(summary, 'revenue')).toMatchObject({ added: 2, rejected: 2 });
  const again = await desk.bring({ 'report.csv': GROUPED });
  expect(again.recognised[0]).toMatchObject({ told: 'remembered', grouped: ['accountName', 'repName'], fillDown: [] });
});

test('a person can say that blank cells repeat what stands above them where that does not show', async () => {
  const fillDown = ['accountName'];
  const mapping = { files: [{ file: 'sales.csv', holds: 'deals' as const, columns: {}, fillDown }] };
  const sheet = UNKNOWN['some sales without a customer'];
  const summary = await desk.bring({ 'sales.csv': sheet }, { mapping });
  expect(fileOf(summary, 'revenue').rejected).toBe(0);
});

test('a list of accounts grouped by owner gives each account its owner', async () => {
  const list =
    'Owner;Customer;Region\nAnn;Acme;North\n;Beta;North\n;Core;South\nBob;Delta;South\n;Echo;South\n;Fox;North\n';
  const sales = `Customer;Month;Amount\n${['Acme', 'Beta', 'Core', 'Delta', 'Echo', 'Fox', 'Acme', 'Beta'].map((name, i) => `${name};2024-0${i + 1};1${i}`).join('\n')}\n`;
  await desk.bring({ 'customers.csv': list, 'sales.csv': sales });
  expect(
    desk.database.raw
      .prepare(
        'select r.name || a.name from assignments s join accounts a on a.id = s.account_id join reps r on r.id = s.rep_id order by 1',
      )
      .pluck()
      .all(),
  ).toEqual(['AnnAcme', 'AnnBeta', 'AnnCore', 'BobDelta', 'BobEcho', 'BobFox']);
});
