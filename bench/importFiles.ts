import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const MONTHS = 36;
const CATEGORIES = 4;
const REPS = 200;

/**
 * Writes reps.csv, accounts.csv and revenue.csv of a made-up company with `rows` rows of revenue, the same each time; some
 * 50 bytes a row.
 * @param order of the rows: by account, as a data warehouse gives them, or by month, as they came about
 */
export function writeFiles(folder: string, rows: number, order: 'account' | 'month' = 'account'): void {
  const accounts = Math.ceil(rows / (MONTHS * CATEGORIES));
  const lines = (header: string, count: number, line: (i: number) => string): string =>
    `${[header, ...Array.from({ length: count }, (_, i) => line(i))].join('\n')}\n`;
  writeFileSync(
    join(folder, 'reps.csv'),
    lines(
      'rep_id,name,email,manager_id,region,hire_date',
      REPS,
      (i) => `R${i},Rep ${i},,${i ? 'R0' : ''},North,2015-01-01`,
    ),
  );
  writeFileSync(
    join(folder, 'accounts.csv'),
    lines(
      'account_id,name,region,segment,industry,annual_potential,owner_id',
      accounts,
      (i) => `${idOf(i)},Account ${i},North,Mid,Steel,,R${i % REPS}`,
    ),
  );
  const file = openSync(join(folder, 'revenue.csv'), 'w');
  let text = 'account_id,month,category,amount,rep_id\n';
  for (let row = 0; row < rows; row++) {
    const category = row % CATEGORIES;
    const series = Math.floor(row / CATEGORIES);
    const month = order === 'account' ? series % MONTHS : Math.floor(series / accounts);
    const account = order === 'account' ? Math.floor(series / MONTHS) : series % accounts;
    const day = `${2020 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    const amount = `${(account * 7919 + month * 31 + category * 17) % 100_000}.${((account + month) % 90) + 10}`;
    text += `${idOf(account)},${day},Product line ${category},${amount},R${account % REPS}\n`;
    if (text.length < 1_000_000) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
}

/** Account ids as long as those of most systems. */
const idOf = (account: number): string => `ACC-${String(account).padStart(8, '0')}`;
