import { quarterIndex } from '../../src/shared/calendar';
import { loadCategoryRevenue, loadQuarterlyRevenue } from '../../src/storage/revenue/revenueHistory';
import { tempDatabase } from '../tempDatabase';

type Row = [account: number, month: string, category: number, seller: number, cents: number, margin: number | null];

/** Accounts 5 and 9, categories 2 and 4; two sellers in one month, a credit note, data that begin in mid-quarter. */
const ROWS: Row[] = [
  [9, '2024-02', 2, 0, 1000, 100],
  [9, '2024-03', 2, 0, 500, 50],
  [9, '2025-12', 4, 1, -200, -20],
  [5, '2025-01', 2, 0, 700, 70],
  [5, '2025-01', 2, 1, 30, 3],
  [5, '2025-01', 4, 0, 5, 1],
  [5, '2025-10', 2, 0, 11, 2],
  [5, '2026-01', 2, 0, 99999, 9],
];
const options = { fiscalYearStartMonth: 1, valueBasis: 'revenue' as const, through: quarterIndex('2025-Q4') };

async function withRows<T>(
  rows: Row[],
  work: (database: Awaited<ReturnType<typeof tempDatabase>>) => T | Promise<T>,
): Promise<T> {
  const database = await tempDatabase();
  try {
    const { raw } = database;
    for (const id of [1, 5, 9]) {
      raw
        .prepare(`insert into accounts (id, source, external_id, name, segment, region, industry)
          values (?, 'test', ?, '', '', '', '')`)
        .run(id, `a${id}`);
    }
    for (const id of [2, 4]) raw.prepare('insert into categories (id, name) values (?, ?)').run(id, `c${id}`);
    for (const row of rows) {
      raw
        .prepare(
          'insert into revenue (account_id, month, category_id, seller_id, amount_cents, margin_cents) values (?, ?, ?, ?, ?, ?)',
        )
        .run(...row);
    }
    return await work(database);
  } finally {
    await database.remove();
  }
}

test('revenue by account and quarter, to the cent, later months left out', async () => {
  const revenue = await withRows(ROWS, (database) => loadQuarterlyRevenue(database, options));
  expect(revenue).toMatchObject({ firstQuarter: quarterIndex('2024-Q1'), quarters: 8, accountIds: [5, 9] });
  expect(revenue.firstCompleteQuarter).toBe(quarterIndex('2024-Q2'));
  expect([...revenue.cents]).toEqual([0, 0, 0, 0, 735, 0, 0, 11, 1500, 0, 0, 0, 0, 0, 0, -200]);
});

test('a fiscal year that begins in February shifts the quarters', async () => {
  const shifted = { ...options, fiscalYearStartMonth: 2, through: quarterIndex('2026-Q3') };
  const revenue = await withRows(ROWS, (database) => loadQuarterlyRevenue(database, shifted));
  expect(revenue).toMatchObject({
    firstQuarter: quarterIndex('2025-Q1'),
    firstCompleteQuarter: quarterIndex('2025-Q1'),
    quarters: 7,
  });
  expect([...revenue.cents.slice(0, 7)]).toEqual([0, 0, 0, 735, 0, 0, 11]);
});

test('margins instead of revenue, but only when every row has one', async () => {
  const margin = { ...options, valueBasis: 'margin' as const };
  const loaded = await withRows(ROWS, (database) => loadQuarterlyRevenue(database, margin));
  expect([...loaded.cents]).toEqual([0, 0, 0, 0, 74, 0, 0, 2, 150, 0, 0, 0, 0, 0, 0, -20]);
  const incomplete = ROWS.map((row, i): Row => (i === 0 ? ([...row.slice(0, 5), null] as unknown as Row) : row));
  const refused = withRows(incomplete, (database) => loadQuarterlyRevenue(database, margin));
  await expect(refused).rejects.toMatchObject({ kind: 'refused', code: 'revenue.marginMissing' });
});

test('categories of the last four quarters', async () => {
  const loaded = await withRows(ROWS, async (database) =>
    loadCategoryRevenue(database, options, await loadQuarterlyRevenue(database, options)),
  );
  expect(loaded.categoryIds).toEqual([2, 4]);
  expect([...loaded.accountPositions]).toEqual([0, 0, 1]);
  expect([...loaded.categoryPositions]).toEqual([0, 1, 1]);
  expect([...loaded.cents]).toEqual([741, 5, -200]);
});

test('a database without any revenue', async () => {
  const empty = await withRows([], (database) => loadQuarterlyRevenue(database, options));
  expect(empty.accountIds).toEqual([]);
});
