import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatAmount } from '../../src/shared/money';

const ACCOUNTS = 12;
const YEARS = [2023, 2024, 2025];

/** Monthly revenue of account n (1–12) in minor units; every account stands still, so all are for review. */
const monthly = (n: number): number => 1_000_00 + n * 50_00;

/** What the whole folder adds up to, minor units. */
export const FOLDER_TOTAL =
  YEARS.length * 12 * Array.from({ length: ACCOUNTS }, (_, i) => monthly(i + 1)).reduce((a, b) => a + b);

/** A canonical folder: a manager, two reps, twelve accounts that stand still from 2023 to 2025 with much headroom. */
export function canonicalFolder(months = 36): { path: string; database: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'rotation-cli-'));
  const numbers = Array.from({ length: ACCOUNTS }, (_, i) => i + 1);
  const owner = (n: number): string => (n % 2 === 0 ? 'R1' : 'R2');
  const files: Record<string, string[]> = {
    'reps.csv': [
      'rep_id,name,email,manager_id,region,hire_date',
      'M1,Mia Manager,,,West,2015-01-01',
      'R1,Rae One,,M1,West,2016-01-01',
      'R2,Rob Two,,M1,West,2016-01-01',
    ],
    'accounts.csv': [
      'account_id,name,region,segment,industry,annual_potential,owner_id',
      ...numbers.map((n) => `A${n},Account ${n},West,Retail,Food,${formatAmount(monthly(n) * 60)},${owner(n)}`),
    ],
    'assignments.csv': [
      'account_id,rep_id,start_date,end_date',
      ...numbers.map((n) => `A${n},${owner(n)},2018-01-01,`),
    ],
    'revenue.csv': [
      'account_id,month,category,amount,rep_id',
      ...numbers.flatMap((n) =>
        Array.from({ length: months }, (_, m) => {
          const month = `${2023 + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`;
          return `A${n},${month},Goods,${formatAmount(monthly(n))},${owner(n)}`;
        }),
      ),
    ],
  };
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(path, name), `${lines.join('\r\n')}\r\n`);
  return {
    path,
    database: `sqlite:${join(path, 'db', 'rotation.db')}`,
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
