import {
  firstMonthIndexOfQuarter,
  type Month,
  monthFromIndex,
  monthIndex,
  quarterFromIndex,
  quarterIndexOfMonthIndex,
} from '../shared/calendar';
import { ProductError } from '../shared/errors';

const NEEDED_QUARTERS = 8;

/** First quarter index whose three months all lie at or after the first month with data. */
export function firstCompleteQuarter(firstMonth: Month, fiscalYearStartMonth: number): number {
  return quarterIndexOfMonthIndex(monthIndex(firstMonth) + 2, fiscalYearStartMonth);
}

/**
 * Makes sure that growth over a year can be computed at all.
 * @param span first and last month with revenue
 * @param asOf quarter index of the as-of quarter
 * @throws ProductError refused growth.tooLittleHistory when fewer than eight complete quarters end with `asOf`
 */
export function requireYearOnYear(
  span: { firstMonth: Month; lastMonth: Month },
  asOf: number,
  fiscalYearStartMonth: number,
): void {
  const first = firstCompleteQuarter(span.firstMonth, fiscalYearStartMonth);
  const quarters = Math.max(0, asOf - first + 1);
  if (quarters >= NEEDED_QUARTERS) return;
  const months = monthIndex(span.lastMonth) - monthIndex(span.firstMonth) + 1;
  const enough = monthFromIndex(firstMonthIndexOfQuarter(asOf - NEEDED_QUARTERS + 1, fiscalYearStartMonth));
  throw new ProductError(
    'refused',
    'growth.tooLittleHistory',
    `There ${months === 1 ? 'is 1 month' : `are ${months} months`} of revenue (${span.firstMonth} to ${span.lastMonth}), ` +
      `${quarters === 1 ? '1 complete quarter' : `${quarters} complete quarters`} as of ${quarterFromIndex(asOf)}. ` +
      'Year-on-year growth needs 24 months: eight complete quarters. ' +
      `Import revenue from ${enough} on, or come back when eight quarters are complete.`,
    { months, completeQuarters: quarters, ...span },
  );
}
