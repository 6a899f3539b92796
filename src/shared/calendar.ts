/**
 * Days, months and fiscal quarters. Days are 'YYYY-MM-DD', months 'YYYY-MM', quarters 'YYYY-Qn', all plain text that
 * sorts by time. Arithmetic goes through integer indexes: a month index is year * 12 + month - 1, a quarter index is
 * fiscalYear * 4 + n - 1. A fiscal year is named by the calendar year in which it ends. Nothing here reads the clock.
 */
export type Day = string;
export type Month = string;
export type Quarter = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const QUARTER = /^(\d{4})-Q([1-4])$/;

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

/** True when the text is a day that exists, e.g. '2024-02-29' but not '2023-02-29'. */
export function isDay(text: string): boolean {
  const match = DAY.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** True when the text is a month 'YYYY-MM' with MM from 01 to 12. */
export function isMonth(text: string): boolean {
  const match = MONTH.exec(text);
  return match !== null && Number(match[1]) >= 1 && Number(match[2]) >= 1 && Number(match[2]) <= 12;
}

/** True when the text is a quarter 'YYYY-Qn' with n from 1 to 4. */
export function isQuarter(text: string): boolean {
  return QUARTER.test(text);
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day that lies `days` after (negative: before) the given day. */
export function addDays(day: Day, days: number): Day {
  // Within a month, which checklists ask for by the thousand, there is nothing to work out.
  const later = Number(day.slice(8, 10)) + days;
  if (later >= 1 && later <= 28) return `${day.slice(0, 8)}${pad(later, 2)}`;
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The month that a day lies in. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** Month index (year * 12 + month - 1) of a month 'YYYY-MM'. */
export function monthIndex(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** The month 'YYYY-MM' of a month index. */
export function monthFromIndex(index: number): Month {
  return `${pad(Math.floor(index / 12), 4)}-${pad((index % 12) + 1, 2)}`;
}

/** First day of a month. */
export function firstDayOfMonth(month: Month): Day {
  return `${month}-01`;
}

/** Last day of a month: the day that decides whose the month's revenue is. */
export function lastDayOfMonth(month: Month): Day {
  return `${month}-${pad(daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7))), 2)}`;
}

/** Months that the fiscal year begins after January's start counted backwards: the index shift of a fiscal month. */
function fiscalShift(fiscalYearStartMonth: number): number {
  return fiscalYearStartMonth === 1 ? 0 : 13 - fiscalYearStartMonth;
}

/** Quarter index that a month index falls into, for a fiscal year starting in `fiscalYearStartMonth` (1–12). */
export function quarterIndexOfMonthIndex(index: number, fiscalYearStartMonth: number): number {
  return Math.floor((index + fiscalShift(fiscalYearStartMonth)) / 3);
}

/** Quarter index of a month 'YYYY-MM'. */
export function quarterIndexOfMonth(month: Month, fiscalYearStartMonth: number): number {
  return quarterIndexOfMonthIndex(monthIndex(month), fiscalYearStartMonth);
}

/** Quarter index of a quarter 'YYYY-Qn'. */
export function quarterIndex(quarter: Quarter): number {
  return Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1;
}

/** The quarter 'YYYY-Qn' of a quarter index. */
export function quarterFromIndex(index: number): Quarter {
  return `${pad(Math.floor(index / 4), 4)}-Q${(index % 4) + 1}`;
}

/** First month index of a quarter index. */
export function firstMonthIndexOfQuarter(index: number, fiscalYearStartMonth: number): number {
  return index * 3 - fiscalShift(fiscalYearStartMonth);
}

/** The three months of a quarter index, earliest first. */
export function monthsOfQuarter(index: number, fiscalYearStartMonth: number): Month[] {
  const first = firstMonthIndexOfQuarter(index, fiscalYearStartMonth);
  return [first, first + 1, first + 2].map(monthFromIndex);
}

/** First day of a quarter index. */
export function firstDayOfQuarter(index: number, fiscalYearStartMonth: number): Day {
  return firstDayOfMonth(monthFromIndex(firstMonthIndexOfQuarter(index, fiscalYearStartMonth)));
}

/** Last day of a quarter index. */
export function lastDayOfQuarter(index: number, fiscalYearStartMonth: number): Day {
  return addDays(firstDayOfQuarter(index + 1, fiscalYearStartMonth), -1);
}

/** Quarter index that a day lies in. */
export function quarterIndexOfDay(day: Day, fiscalYearStartMonth: number): number {
  return quarterIndexOfMonth(monthOf(day), fiscalYearStartMonth);
}

/**
 * Quarter index of the as-of quarter: the last one whose three months are all at or before `dataThrough`, the newest
 * month with revenue. It never depends on the wall clock.
 */
export function asOfQuarterIndex(dataThrough: Month, fiscalYearStartMonth: number): number {
  return quarterIndexOfMonthIndex(monthIndex(dataThrough) + 1, fiscalYearStartMonth) - 1;
}

/** First day of the first quarter that begins after `day`. */
export function nextQuarterStart(day: Day, fiscalYearStartMonth: number): Day {
  return firstDayOfQuarter(quarterIndexOfDay(day, fiscalYearStartMonth) + 1, fiscalYearStartMonth);
}
