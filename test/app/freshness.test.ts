import { freshness } from '../../src/app/dashboard/freshness';
import { defaultPolicy } from '../../src/rotations/policy';
import { setCompanyPolicy } from '../../src/storage/people/company';
import { type Desk, openDesk } from '../imports/desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const months = Array.from(
  { length: 18 },
  (_, i) => `202${4 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
);

test('how much history there is follows the fiscal year, also when the data stay as they are', async () => {
  const { db } = desk.database;
  await desk.bring({
    'sales.csv': `Customer,Rep,Month,Amount\n${months.map((month) => `Acme,Ann,${month},10`).join('\n')}\n`,
  });
  expect((await freshness(db)).tooShort?.completeQuarters).toBe(6);
  await setCompanyPolicy(db, { ...defaultPolicy(), fiscalYearStartMonth: 2 });
  expect((await freshness(db)).tooShort?.completeQuarters).toBe(5);
});
