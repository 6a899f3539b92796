import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatAmount } from '../../src/shared/money';
import { seededRandom } from '../../src/shared/random';

const REPS = 30;
const ACCOUNTS = 30 * REPS;

/** A canonical folder that a planner is busy with for a while: one team of 30 reps, 900 accounts that stand still. */
export function busyFolder() {
  const path = mkdtempSync(join(tmpdir(), 'rotation-plan-'));
  const random = seededRandom(1);
  const rows = (n: number, row: (i: number) => string): string[] => Array.from({ length: n }, (_, i) => row(i));
  const monthly = rows(ACCOUNTS, () => formatAmount(Math.round(100_000 * Math.exp(random.normal()))));
  const rep = (account: number): string => `R${1 + (account % REPS)}`;
  const files: Record<string, string[]> = {
    'reps.csv': [
      'rep_id,name,email,manager_id,region,hire_date',
      'M1,Mia Manager,,,West,2015-01-01',
      ...rows(REPS, (i) => `R${i + 1},Rep ${i + 1},,M1,West,2016-01-01`),
    ],
    'accounts.csv': [
      'account_id,name,region,segment,industry,annual_potential,owner_id',
      ...rows(ACCOUNTS, (i) => {
        const potential = Number(monthly[i]) * 12 * (1.5 + 3 * random.next());
        return `A${i},Account ${i},West,Retail,${random.pick(['Food', 'Steel', 'Wood'])},${potential.toFixed(2)},${rep(i)}`;
      }),
    ],
    'assignments.csv': [
      'account_id,rep_id,start_date,end_date',
      ...rows(ACCOUNTS, (i) => `A${i},${rep(i)},2018-01-01,`),
    ],
    'revenue.csv': [
      'account_id,month,category,amount,rep_id',
      ...rows(24 * ACCOUNTS, (n) => {
        const [i, m] = [Math.floor(n / 24), n % 24];
        return `A${i},${2024 + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')},Goods,${monthly[i]},${rep(i)}`;
      }),
    ],
  };
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(path, name), `${lines.join('\n')}\n`);
  const policies: Record<string, object> = {
    pairs: { candidates: { protectConsistentReps: false } },
    // With swaps of three customers as well the search goes on for minutes, on any machine.
    all: { candidates: { protectConsistentReps: false }, plan: { kinds: ['pair', 'basket', 'cycle'] } },
  };
  for (const [name, policy] of Object.entries(policies)) {
    writeFileSync(join(path, `${name}.json`), JSON.stringify(policy));
  }
  return {
    path,
    pairs: join(path, 'pairs.json'),
    allKinds: join(path, 'all.json'),
    database: `sqlite:${join(path, 'db', 'rotation.db')}`,
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
