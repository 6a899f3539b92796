import { types } from 'pg';

const BOOL = 16;
const INT8 = 20;
const NUMERIC = 1700;

/**
 * A whole number as a JavaScript number.
 * @throws RangeError beyond 2^53 − 1, where it would be altered
 */
function exact(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large to be counted exactly.`);
  return value;
}

/** Counts and sums come as numbers, never silently altered; truth comes as 0 or 1, as SQLite tells it. */
const parsers = new Map<number, (text: string) => number>([
  [BOOL, (text) => (text === 't' ? 1 : 0)],
  [INT8, exact],
  [NUMERIC, (text) => (/^-?\d+$/.test(text) ? exact(text) : Number(text))],
]);

/** How values of PostgreSQL become values of ours; everything else as the driver does it. */
export const postgresTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return parsers.get(oid) ?? types.getTypeParser(oid, format as 'text');
  },
} as typeof types;
