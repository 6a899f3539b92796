import { ProductError } from '../../shared/errors';
import { type DateOrder, lastMonthOfQuarter, readDay } from '../tables/days';
import { monthOfName } from '../tables/monthNames';
import { plainWords } from '../tables/plainWords';
import { powerInHeader, UNIT_WORDS } from '../tables/units';

/** A table with a column for each month: which columns those are, and the month of each in the words of the file. */
export interface MonthsAcross {
  positions: readonly number[];
  /** ISO months, quarters as they are written, or names of months where another column holds the year. */
  months: readonly string[];
  /** Positions of the other columns. */
  others: readonly number[];
}

/** Names of the two columns that stand for those of the months. */
const ACROSS = ['Month', 'Amount'] as const;

/** Fewer columns of months are something else, such as the amounts of this year and the last. */
const FEWEST = 3;
/** A quarter of a fiscal year: 'Q1 FY25', 'FY2025 Q1', 'FQ1 25'. */
const FISCAL = /^(?:Q[1-4]\W*(?:FY|GJ)\W*\d{2,4}|(?:FY|GJ)\W*\d{2,4}\W*Q[1-4]|FQ[1-4]\W*\d{2,4})$/i;
const YEAR = /^(year|jahr|annee|ano|geschaftsjahr|exercice|ejercicio)$/;

/**
 * Finds the columns of months (or quarters) in the column names of a table: 'Jan 2024', '2024-01', 'Q1 2024',
 * '01.01.2024' throughout, also with a word before or after ('Revenue Jan 2024'); or 'Jan' beside a column of years.
 * @returns null when it has none
 * @throws ProductError import.monthsAcross when a month stands twice, or months stand without a year
 */
export function monthsAcross(name: string, header: readonly string[]): MonthsAcross | null {
  const months = monthsOf(header);
  const positions = header.flatMap((_, i) => (months[i] === null ? [] : [i]));
  if (header.filter((one) => FISCAL.test(one.trim())).length >= FEWEST)
    throw refused(
      name,
      'they are quarters of a fiscal year, of which nothing tells when it begins. Write calendar quarters into the column names (Q1 2024)',
    );
  if (positions.length < FEWEST) {
    if (header.filter((one) => isMonthName(one)).length < FEWEST) return null;
    throw refused(
      name,
      'its columns name months without a year. Write the year into the column names (Jan 2024), or add a column Year',
    );
  }
  if (new Set(positions.map((i) => powerInHeader(header[i]))).size > 1)
    throw refused(
      name,
      'some of their names tell thousands or millions and some do not. Write all amounts in one unit',
    );
  const seen = new Map<string, string>();
  for (const i of positions) {
    const before = seen.get(months[i]!);
    if (before !== undefined)
      throw refused(name, `two columns are of one month (${before} and ${header[i]}). Keep those of the amounts`);
    seen.set(months[i]!, header[i]);
  }
  return {
    positions,
    months: positions.map((i) => months[i]!),
    others: header.flatMap((_, i) => (months[i] === null ? [i] : [])),
  };
}

/** The column names as a table with the months in rows has them. */
export function headerOfRows(header: readonly string[], { others, positions }: MonthsAcross): string[] {
  const [month, amount] = ACROSS;
  const power = Math.max(...positions.map((i) => powerInHeader(header[i])));
  const unit = power === 3 || power === 6 ? ` (in ${UNIT_WORDS[power]})` : '';
  return [...others.map((i) => header[i]), month, amount + unit];
}

/** One row for each month with something in it. */
export function* rowsOfMonths(
  cells: readonly string[],
  { positions, months, others }: MonthsAcross,
): Generator<string[]> {
  const common = others.map((i) => cells[i] ?? '');
  for (const [i, position] of positions.entries()) {
    const amount = cells[position]?.trim() ?? '';
    if (amount !== '' && amount !== '-') yield [...common, months[i], amount];
  }
}

function monthsOf(header: readonly string[]): (string | null)[] {
  const plainly = header.map((one) => monthIn(one));
  if (plainly.filter((month) => month !== null).length >= FEWEST) return plainly;
  if (header.some((one) => YEAR.test(plainWords(one))))
    return header.map((one) => (isMonthName(one) ? one.trim() : null));
  for (const order of ['dmy', 'mdy'] as const) {
    const found = header.map((one) => firstOfMonth(one, order));
    if (found.filter((month) => month !== null).length >= FEWEST) return found;
  }
  return plainly;
}

/** A month, also with one or two words before or one after it. */
function monthIn(name: string): string | null {
  const words = name.trim().split(/\s+/);
  const parts = [words, words.slice(1), words.slice(2), words.slice(0, -1)].filter((part) => part.length > 0);
  for (const part of parts) {
    const text = part.join(' ');
    const month = /^\d{1,6}$/.test(text) && part !== words ? null : readDay(text, null);
    // A quarter stays as it is written, so that the preview can say how it is booked.
    if (month?.length === 7) return lastMonthOfQuarter(text) === null ? month : text;
  }
  return firstOfMonth(name, null);
}

/** The month of a day that stands for it: its first. */
function firstOfMonth(name: string, order: DateOrder | null): string | null {
  const day = /\d{4}/.test(name) ? readDay(name.trim(), order) : null;
  return day?.length === 10 && day.endsWith('-01') && !/^\d{5}$/.test(name.trim()) ? day.slice(0, 7) : null;
}

const isMonthName = (name: string): boolean =>
  monthOfName(name.trim()) !== null && /^\p{L}+\.?$/u.test(name.trim()) && MONTH_NAMES.test(plainWords(name));
/** Column names such as 'Marge' begin like a month and are none. */
const MONTH_NAMES =
  /^(jan(uary|uar|vier)?|ene(ro)?|gen(naio)?|feb(ruary|ruar|rero|braio)?|fev(rier)?|mar(ch|s|zo)?|marz|mrz|apr(il|ile)?|avr(il)?|abr(il)?|may|mai|mayo|jun(e|i|io)?|juin|jul(y|i|io)?|juil(let)?|aug(ust)?|aout|ago(sto)?|sep(t|tember|tembre|tiembre)?|oct(ober|obre|ubre)?|okt(ober)?|nov(ember|embre|iembre)?|dec(ember|embre)?|dez(ember)?|dic(iembre|embre)?)$/;

const refused = (file: string, because: string): ProductError =>
  new ProductError(
    'invalid',
    'import.monthsAcross',
    `${file} has a column for each month, but ${because}, and import it again.`,
    { file },
  );
