import type { Database } from '../database';
import type { Parameter } from '../dialect/placeholders';
import type { CopiedTable } from './tables';

export type Row = Parameter[];

/** Length of a part as text, about; rows of the first one are few, as one may be some megabytes. */
const PART_LENGTH = 4_000_000;
const FIRST_ROWS = 8;
const MOST_ROWS = 50_000;

/** A part of a table: its rows, and the key of the last one. */
export interface Part {
  rows: Row[];
  /** The rows as JSON, a line each. */
  text: string;
  last: Row;
}

/** Reads a table by its key, some rows at a time. @param after the key after which it begins; null = at the beginning */
export async function* partsOf({ bulk }: Database, table: CopiedTable, after: Row | null): AsyncGenerator<Part> {
  const key = table.key.join(', ');
  const places = table.key.map((name) => table.columns.indexOf(name));
  const select = `select ${table.columns.map((name) => `"${name}"`).join(', ')} from "${table.name}"`;
  const beyond = `where (${key}) > (${table.key.map(() => '?').join(', ')})`;
  let last = after;
  for (let size = FIRST_ROWS; ; ) {
    const rows: Row[] = [];
    const statement = `${select} ${last === null ? '' : beyond} order by ${key} limit ${size}`;
    await bulk.each<Row>(statement, last ?? [], (row) => void rows.push(row));
    if (rows.length === 0) return;
    last = places.map((place) => rows[rows.length - 1][place]);
    const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    yield { rows, text, last };
    if (rows.length < size) return;
    size = Math.max(1, Math.min(MOST_ROWS, size * 8, Math.floor((size * PART_LENGTH) / text.length)));
  }
}
