import { type Day, firstDayOfQuarter, quarterIndexOfDay } from '../shared/calendar';
import type { Window } from './types';

/**
 * Quarter index of the first quarter that counts as after: the effective date's own quarter when the date is its first
 * day, else the next one, since a quarter with two owners is neither before nor after.
 */
export function effectiveQuarter(effectiveDate: Day, fiscalYearStartMonth: number): number {
  const quarter = quarterIndexOfDay(effectiveDate, fiscalYearStartMonth);
  return firstDayOfQuarter(quarter, fiscalYearStartMonth) === effectiveDate ? quarter : quarter + 1;
}

/**
 * The quarters after an effective date that can be counted up to the as-of quarter (an index): complete ones in which
 * the move held to the end. A move that held until a day is cut at the last quarter that was over before that day.
 */
export function windowOf(
  effectiveDate: Day,
  heldUntil: Day | null,
  asOf: number,
  fiscalYearStartMonth: number,
): Window {
  const first = effectiveQuarter(effectiveDate, fiscalYearStartMonth);
  const held = heldUntil === null ? asOf : quarterIndexOfDay(heldUntil, fiscalYearStartMonth) - 1;
  const lastBefore = quarterIndexOfDay(effectiveDate, fiscalYearStartMonth) - 1;
  return { effectiveQuarter: first, lastBefore, quarters: Math.max(0, Math.min(asOf, held) - first + 1) };
}

/** Key that is equal for equal windows and sorts by effective quarter. */
export function windowKey(window: Window): string {
  return [window.effectiveQuarter, window.quarters, window.lastBefore].map((n) => String(n).padStart(6, '0')).join('/');
}
