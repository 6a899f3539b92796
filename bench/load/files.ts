import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { monthFromIndex, monthIndex } from '../../src/shared/calendar';
import { seededRandom } from '../../src/shared/random';

/** One rep per so many accounts, and one manager per so many reps. */
export const BOOK = 100;
export const TEAM = 10;

const FIRST_MONTH = monthIndex('2023-01');
const SEGMENTS = ['Retail', 'Industry', 'Public', 'Services', 'Food'];
const REGIONS = ['North', 'South', 'East', 'West', 'Centre', 'Islands'];
const CATEGORIES = ['Tools', 'Parts', 'Care', 'Training'];
const WORDS = ['Alder', 'Birch', 'Cedar', 'Delta', 'Ember', 'Fjord', 'Grove', 'Harbour', 'Iris', 'Juniper'];

export const repId = (rep: number): string => `R${rep}`;
export const managerId = (team: number): string => `M${team}`;
const accountId = (account: number): string => `ACC-${String(account).padStart(8, '0')}`;

/**
 * Writes reps.csv, accounts.csv, assignments.csv and the revenue of 36 months from January 2023, one row an account and
 * month, into two folders: the first 32 months with everything else, and the last four. The same each time.
 */
export function writeCompany(first: string, second: string, accounts: number): void {
  const reps = Math.ceil(accounts / BOOK);
  const teams = Math.ceil(reps / TEAM);
  const many = (count: number, line: (i: number) => string): string[] =>
    Array.from({ length: count }, (_, i) => line(i));
  const save = (name: string, header: string, lines: string[]): void =>
    writeFileSync(join(first, name), `${[header, ...lines].join('\n')}\n`);
  save('reps.csv', 'rep_id,name,email,manager_id,region,hire_date', [
    'HEAD,Head of sales,,,North,2015-01-01',
    ...many(teams, (i) => `${managerId(i)},Manager ${i},,HEAD,${REGIONS[i % REGIONS.length]},2015-01-01`),
    ...many(reps, (i) => `${repId(i)},Rep ${i},,${managerId(Math.floor(i / TEAM))},${regionOf(i)},2016-01-01`),
  ]);
  const random = seededRandom(11);
  save(
    'accounts.csv',
    'account_id,name,region,segment,industry,annual_potential,owner_id',
    many(accounts, (i) => {
      const rep = Math.floor(i / BOOK);
      return `${accountId(i)},${random.pick(WORDS)} ${random.pick(WORDS)} ${i},${regionOf(rep)},${random.pick(SEGMENTS)},Steel,,${repId(rep)}`;
    }),
  );
  save(
    'assignments.csv',
    'account_id,rep_id,start_date,end_date',
    many(accounts, (i) => `${accountId(i)},${repId(Math.floor(i / BOOK))},20${18 + (i % 5)}-03-01,`),
  );
  writeRevenue(first, accounts, 0, 32);
  writeRevenue(second, accounts, 32, 36);
}

const regionOf = (rep: number): string => REGIONS[Math.floor(rep / TEAM) % REGIONS.length];

function writeRevenue(folder: string, accounts: number, from: number, to: number): void {
  const file = openSync(join(folder, 'revenue.csv'), 'w');
  let text = 'account_id,month,category,amount,rep_id\n';
  for (let account = 0; account < accounts; account++) {
    const random = seededRandom(100_000 + account);
    const size = Math.exp(7 + random.normal());
    const drift = 1 + 0.01 * random.normal();
    const category = account % CATEGORIES.length;
    for (let month = 0; month < to; month++) {
      const amount = (size * drift ** month * Math.exp(0.2 * random.normal())).toFixed(2);
      if (month < from) continue;
      const bought = CATEGORIES[(category + (month % 3 === 0 ? 1 : 0)) % CATEGORIES.length];
      text += `${accountId(account)},${monthFromIndex(FIRST_MONTH + month)},${bought},${amount},${repId(Math.floor(account / BOOK))}\n`;
    }
    if (text.length < 1_000_000) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
}

/** Writes an import of so many rows of revenue, one an account and month from January 2025 on, into the folder million. */
export function writeMillion(folder: string, accounts: number, rows: number): void {
  const into = join(folder, 'million');
  mkdirSync(into);
  const lines = ['account_id,month,category,amount,rep_id'];
  for (let row = 0; row < rows; row++) {
    const account = row % accounts;
    const month = monthFromIndex(FIRST_MONTH + 24 + Math.floor(row / accounts));
    lines.push(`${accountId(account)},${month},Tools,${(row % 90_000) + 100}.50,${repId(Math.floor(account / BOOK))}`);
  }
  writeFileSync(join(into, 'revenue.csv'), `${lines.join('\n')}\n`);
}
