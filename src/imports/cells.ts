import { UNKNOWN } from '../accounts/types';
import { addDays, type Day, isDay, isMonth, isQuarter } from '../shared/calendar';
import { parseAmount } from '../shared/money';
import { Complaint } from './problems';

/** What a cell holds once it is read: text, a whole number (minor units, our references) or nothing. */
export type Value = string | number | null;

/** Reads a trimmed cell; a Complaint says what would have been right. */
export type CellReader = (text: string) => Value | Complaint;

/** In files, an end on this day means "no end". */
const NO_END: Day = '9999-12-31';

const DAY_WANTED = new Complaint('a day that exists; write YYYY-MM-DD, from 1900-01-01 to 2199-12-31');
const MONTH_WANTED = new Complaint('a month; write YYYY-MM, from 1900-01 to 2199-12');
const QUARTER_WANTED = new Complaint('a quarter; write YYYY-Q1 to YYYY-Q4');
const AMOUNT_WANTED = new Complaint(
  'an amount; write digits and at most two decimals after a point, for example 1234.50, no more than ten billion',
);
const NOT_NEGATIVE = new Complaint('an amount of zero or more');

/** Wraps a reader for a column whose cells may be empty. */
export function optional(reader: CellReader, whenEmpty: Value = null): CellReader {
  return (text) => (text === '' ? whenEmpty : reader(text));
}

/** Text of 1 to `limit` characters. */
export function text(wanted: string, limit = 500): CellReader {
  const complaint = new Complaint(`${wanted} of 1 to ${limit} characters`);
  return (cell) => (cell === '' || cell.length > limit ? complaint : cell);
}

/** Segment, region, industry, category: blank is the value "unknown". */
export const attribute: CellReader = optional(text('a name', 200), UNKNOWN);

/** Minor units. */
export const amount: CellReader = (cell) => parseAmount(cell) ?? AMOUNT_WANTED;

/** Minor units, zero or more. */
export const positiveAmount: CellReader = (cell) => {
  const minor = parseAmount(cell);
  if (minor === null) return AMOUNT_WANTED;
  return minor < 0 ? NOT_NEGATIVE : minor;
};

function inRange(date: string): boolean {
  return date >= '1900' && date < '2200';
}

export const day: CellReader = (cell) => (isDay(cell) && inRange(cell) ? cell : DAY_WANTED);

/** A day up to which something holds, kept as written; 9999-12-31 = without end. */
export const untilDay: CellReader = (cell) => (cell === NO_END ? cell : day(cell));

/** The last day of a spell, read into the day after it; 9999-12-31 and an empty cell = still. */
export const lastDay: CellReader = (cell) => {
  if (cell === '' || cell === NO_END) return null;
  const last = day(cell);
  return typeof last === 'string' ? addDays(last, 1) : last;
};

/** A month; months seen before are answered from memory, as revenue repeats few of them many times. */
export function month(): CellReader {
  const seen = new Set<string>();
  return (cell) => {
    if (seen.has(cell)) return cell;
    if (!isMonth(cell) || !inRange(cell)) return MONTH_WANTED;
    seen.add(cell);
    return cell;
  };
}

export const quarter: CellReader = (cell) => (isQuarter(cell) && inRange(cell) ? cell : QUARTER_WANTED);

/** One of a few words, in any case. */
export function choice(words: readonly string[]): CellReader {
  const complaint = new Complaint(words.length > 1 ? `one of ${words.join(', ')}` : words[0]);
  const byLower = new Map(words.map((word) => [word.toLowerCase(), word]));
  return (cell) => byLower.get(cell.toLowerCase()) ?? complaint;
}
