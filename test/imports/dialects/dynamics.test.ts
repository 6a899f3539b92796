import { type Desk, fileOf, openDesk } from '../desk';
import { workbook } from './workbook';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

test('views as workbooks: hidden id columns, status won, actual revenue and actual close date, accounts by name', async () => {
  const accounts = await workbook([
    [
      '(Do Not Modify) Account',
      '(Do Not Modify) Row Checksum',
      '(Do Not Modify) Modified On',
      'Account Name',
      'Owner',
      'Address 1: Country/Region',
      'Industry',
      'Parent Account',
    ],
    ['7C7A9B3E-0001-4B1B-8A61-000000000001', 'x/y=', day('2025-01-01'), 'Acme', 'Ann Ash', 'Norway', 'Steel', null],
    [
      '7C7A9B3E-0001-4B1B-8A61-000000000002',
      'x/y=',
      day('2025-01-01'),
      'Acme Daughter',
      'Bob Birch',
      'Norway',
      'Steel',
      'Acme',
    ],
  ]);
  const deals = await workbook([
    [
      '(Do Not Modify) Opportunity',
      '(Do Not Modify) Row Checksum',
      '(Do Not Modify) Modified On',
      'Topic',
      'Account',
      'Status',
      'Actual Close Date',
      'Actual Revenue',
      'Est. Close Date',
      'Est. Revenue',
      'Owner',
      'Created On',
    ],
    [
      '8C7A9B3E-0001-4B1B-8A61-000000000001',
      'z',
      day('2025-01-01'),
      'One',
      'acme',
      'Won',
      day('2025-03-31'),
      1000.5,
      day('2025-02-01'),
      1,
      'Ann Ash',
      day('2025-01-01'),
    ],
    [
      '8C7A9B3E-0001-4B1B-8A61-000000000002',
      'z',
      day('2025-01-01'),
      'Two',
      'Acme Daughter',
      'Open',
      null,
      null,
      day('2026-02-01'),
      77,
      'Bob Birch',
      day('2025-06-01'),
    ],
    [
      '8C7A9B3E-0001-4B1B-8A61-000000000003',
      'z',
      day('2025-01-01'),
      'Three',
      'Acme',
      'Lost',
      day('2025-03-31'),
      5,
      day('2025-02-01'),
      1,
      'Ann Ash',
      day('2025-01-01'),
    ],
  ]);
  const summary = await desk.bring({ 'Active Accounts.xlsx': accounts, 'All Opportunities.xlsx': deals });
  expect(summary.source).toBe('dynamics');
  expect(fileOf(summary, 'revenue')).toMatchObject({ added: 1, rejected: 0, totalCents: 100_050 });
  expect(
    desk.all('select a.name, d.amount_cents cents, closes_on from deals d join accounts a on a.id = d.account_id'),
  ).toEqual([{ name: 'Acme Daughter', cents: 7_700, closes_on: '2026-02-01' }]);
  expect(desk.one('select p.name from accounts a join accounts p on p.id = a.parent_id')).toBe('Acme');
  expect(desk.one("select external_id from accounts where name = 'Acme'")).toBe('7c7a9b3e-0001-4b1b-8a61-000000000001');
});
