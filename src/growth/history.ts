import {
  type Day,
  firstMonthIndexOfQuarter,
  lastDayOfQuarter,
  type Month,
  monthFromIndex,
  monthIndex,
  quarterFromIndex,
  quarterIndexOfMonthIndex,
} from '../shared/calendar';
import { ProductError } from '../shared/errors';

const NEEDED_QUARTERS = 8;

/** First and last month with revenue. */
export interface MonthSpan {
  firstMonth: Month;
  lastMonth: Month;
}

/** First quarter index whose three months all lie at or after the first month with data. */
export function firstCompleteQuarter(firstMonth: Month, fiscalYearStartMonth: number): number {
  return quarterIndexOfMonthIndex(monthIndex(firstMonth) + 2, fiscalYearStartMonth);
}

/** How much of the history that growth over a year needs is there. */
export interface History {
  firstMonth: Month;
  lastMonth: Month;
  months: number;
  completeQuarters: number;
  neededQuarters: number;
  /** Growth can be judged at once when revenue from this month on is there too. */
  enoughFrom: Month;
  /** Without older revenue it can be judged when the data goes through this day. */
  enoughOn: Day;
}

/**
 * Measures the history up to an as-of quarter.
 * @param span first and last month with revenue
 * @param asOf quarter index of the last complete quarter
 */
export function historyOf(span: MonthSpan, asOf: number, fiscalYearStartMonth: number): History {
  const first = firstCompleteQuarter(span.firstMonth, fiscalYearStartMonth);
  return {
    firstMonth: span.firstMonth,
    lastMonth: span.lastMonth,
    months: monthIndex(span.lastMonth) - monthIndex(span.firstMonth) + 1,
    completeQuarters: Math.max(0, asOf - first + 1),
    neededQuarters: NEEDED_QUARTERS,
    enoughFrom: monthFromIndex(firstMonthIndexOfQuarter(asOf - NEEDED_QUARTERS + 1, fiscalYearStartMonth)),
    enoughOn: lastDayOfQuarter(first + NEEDED_QUARTERS - 1, fiscalYearStartMonth),
  };
}

/**
 * Makes sure that growth over a year can be computed at all.
 * @throws ProductError refused growth.tooLittleHistory when fewer than eight complete quarters end with `asOf`
 */
export function requireYearOnYear(span: MonthSpan, asOf: number, fiscalYearStartMonth: number): void {
  const history = historyOf(span, asOf, fiscalYearStartMonth);
  const { months, completeQuarters: quarters, firstMonth, lastMonth } = history;
  if (quarters >= NEEDED_QUARTERS) return;
  throw new ProductError(
    'refused',
    'growth.tooLittleHistory',
    `There ${months === 1 ? 'is 1 month' : `are ${months} months`} of revenue (${firstMonth} to ${lastMonth}), ` +
      `${quarters === 1 ? '1 complete quarter' : `${quarters} complete quarters`} as of ${quarterFromIndex(asOf)}. ` +
      'Year-on-year growth needs 24 months: eight complete quarters. ' +
      `Import revenue from ${history.enoughFrom} on, or come back when the data goes through ${history.enoughOn}.`,
    { months, completeQuarters: quarters, ...span },
  );
}
