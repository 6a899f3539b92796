import { createHash } from 'node:crypto';
import type { Database } from '../database';
import { partsOf, type Row } from './parts';
import type { CopiedTable } from './tables';

/** What tells whether two tables are the same. */
export interface TableDigest {
  rows: number;
  /** Sums of the columns that hold money, minor units. */
  sums: Record<string, number>;
  /** SHA-256 over all rows in the order of their key. */
  digest: string;
}

/** Reads a whole table. Text, whole numbers and fractions are the same on either engine, and so is the digest. */
export async function digestOf(database: Database, table: CopiedTable): Promise<TableDigest> {
  const hash = createHash('sha256');
  const money = table.columns.flatMap((name, place) => (name.endsWith('_cents') ? [{ name, place }] : []));
  const sums = money.map(() => 0);
  let count = 0;
  for await (const { rows, text } of partsOf(database, table, null)) {
    hash.update(text);
    count += rows.length;
    for (const [i, { place }] of money.entries()) sums[i] += sumOf(rows, place);
  }
  const named = Object.fromEntries(money.map(({ name }, i) => [name, sums[i]]));
  return { rows: count, sums: named, digest: hash.digest('hex') };
}

function sumOf(rows: readonly Row[], place: number): number {
  let sum = 0;
  for (const row of rows) sum += Number(row[place] ?? 0);
  return sum;
}
