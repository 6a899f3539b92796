import { type Day, isDay, type Month } from '../../shared/calendar';
import { monthOfName } from './monthNames';
import { dayOfSerial } from './serialDays';

/** In which order a system writes the parts of a day with numbers: 31/01/2026, 01/31/2026, 2026/01/31. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** What a cell says about the order of its parts: two numbers before the year, in doubt which is the month. */
export interface DayShape {
  /** The numbers before the year as they stand; null where the form itself tells the order. */
  pair: [number, number] | null;
  /** Parts with dots are day first wherever they are used. */
  dotted: boolean;
  /** It names no day, only a month. */
  monthOnly: boolean;
}

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ,].*)?$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:[T ,].*)?$/;
const DAY_NAME_YEAR = /^(\d{1,2})\.?[ -]+(\p{L}{3,}\.?)[ ,-]+(\d{4}|\d{2})(?:[T ,].*)?$/u;
const NAME_DAY_YEAR = /^(\p{L}{3,}\.?)[ -]+(\d{1,2})(?:st|nd|rd|th)?[ ,-]+(\d{4})(?:[T ,].*)?$/u;
const YEAR_MONTH = /^(\d{4})[-/. ](\d{1,2})$/;
const MONTH_YEAR = /^(\d{1,2})[-/. ](\d{4})$/;
const NAME_YEAR = /^(\p{L}{3,}\.?)[ ,./'-]*(\d{4}|\d{2})$/u;
const YEAR_NAME = /^(\d{4})[ ,./-]*(\p{L}{3,}\.?)$/u;
const PACKED = /^((?:19|20|21)\d{2})(0[1-9]|1[0-2])([0-3]\d)?$/;

const QUARTER_YEAR = /^(?:([QT])([1-4])|([1-4])\. ?(?:Quartal|Quarter))[ ,./'’-]*(\d{4}|\d{2})$/i;
const YEAR_QUARTER = /^(\d{4})[ ,./-]*[QT]([1-4])$/i;

/** 1040.00 is no month: amounts may look like one. */
const isLikely = (month: string | null): boolean => month !== null && month >= '1900' && month < '2200';

/** A day as a spreadsheet numbers it; a cell that lost its format. */
const SERIAL = /^[2-7]\d{4}(\.\d+)?$/;

const fixed = (monthOnly: boolean): DayShape => ({ pair: null, dotted: false, monthOnly });

/** How a cell writes a day or month; null when it writes none. */
export function dayShape(text: string): DayShape | null {
  const first = text.charCodeAt(0);
  const beginsWithDigit = first >= 48 && first <= 57;
  if (beginsWithDigit) {
    if (YEAR_FIRST.test(text)) return fixed(false);
    const last = YEAR_LAST.exec(text);
    if (last) return { pair: [Number(last[1]), Number(last[3])], dotted: last[2] === '.', monthOnly: false };
    if (YEAR_MONTH.test(text) || MONTH_YEAR.test(text)) return isLikely(readDay(text, null)) ? fixed(true) : null;
    const packed = PACKED.exec(text);
    if (packed) return fixed(packed[3] === undefined);
  }
  // Only here are names looked up: most cells of a text column end at one of the tests above.
  if (text.length > 40) return null;
  const read = readDay(text, null);
  return read === null ? null : fixed(read.length === 7);
}

/**
 * Reads a day or month; of a quarter its last month.
 * @param order for cells of two numbers and a year; null = such cells cannot be read
 * @returns 'YYYY-MM-DD' or 'YYYY-MM'; null for anything else, also for days that do not exist
 */
export function readDay(text: string, order: DateOrder | null): Day | Month | null {
  let m = YEAR_FIRST.exec(text);
  if (m) return dayOf(m[1], m[3], m[4]);
  m = YEAR_LAST.exec(text);
  if (m) {
    if (order === 'mdy') return dayOf(m[4], m[1], m[3]);
    return order === 'dmy' || m[2] === '.' ? dayOf(m[4], m[3], m[1]) : null;
  }
  m = DAY_NAME_YEAR.exec(text);
  if (m) return named(m[2], (month) => dayOf(m![3], month, m![1])) ?? lastMonthOfQuarter(text);
  m = NAME_DAY_YEAR.exec(text);
  if (m) return named(m[1], (month) => dayOf(m![3], month, m![2]));
  m = YEAR_MONTH.exec(text);
  if (m) return monthText(m[1], m[2]);
  m = MONTH_YEAR.exec(text);
  if (m) return monthText(m[2], m[1]);
  m = PACKED.exec(text);
  if (m) return m[3] === undefined ? monthText(m[1], m[2]) : dayOf(m[1], m[2], m[3]);
  if (SERIAL.test(text)) return dayOfSerial(Number(text), false);
  m = NAME_YEAR.exec(text);
  if (m) return named(m[1], (month) => monthText(m![2], month));
  m = YEAR_NAME.exec(text);
  return m ? named(m[2], (month) => monthText(m![1], month)) : lastMonthOfQuarter(text);
}

/** The last month of the calendar quarter that a cell names ('Q3 2025', '2025-Q3', 'Q3/25', '3. Quartal 2025'); null = none. */
export function lastMonthOfQuarter(text: string): Month | null {
  let m = QUARTER_YEAR.exec(text);
  if (m) return monthText(m[4], String(3 * Number(m[2] ?? m[3])));
  m = YEAR_QUARTER.exec(text);
  return m && monthText(m[1], String(3 * Number(m[2])));
}

function named(name: string, make: (month: string) => string | null): string | null {
  const month = monthOfName(name);
  return month === null ? null : make(String(month));
}

/** Two digits mean 2000 to 2069 and 1970 to 1999. */
function fullYear(year: string): string {
  if (year.length === 4) return year;
  return `${Number(year) < 70 ? '20' : '19'}${year}`;
}

function dayOf(year: string, month: string, day: string): Day | null {
  const text = `${fullYear(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) ? text : null;
}

function monthText(year: string, month: string): Month | null {
  const number = Number(month);
  return number >= 1 && number <= 12 ? `${fullYear(year)}-${month.padStart(2, '0')}` : null;
}
