import { type Month, monthFromIndex, monthIndex } from '../../shared/calendar';

/** Longer terms are mistakes: a number of days, or a year. */
export const LONGEST_TERM = 120;

/**
 * Splits an amount evenly over the months of a term; the last month takes what is left over, so that the sum is kept.
 * @param minor minor units
 * @param months 1 or more
 */
export function splitEvenly(minor: number, first: Month, months: number): { month: Month; minor: number }[] {
  const each = Math.trunc(minor / months);
  const start = monthIndex(first);
  return Array.from({ length: months }, (_, i) => ({
    month: monthFromIndex(start + i),
    minor: i < months - 1 ? each : minor - each * (months - 1),
  }));
}
