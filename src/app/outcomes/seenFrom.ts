import type { LegInEffect } from '../../outcomes/types';
import { lastDayOfQuarter } from '../../shared/calendar';

/**
 * The legs as they looked from a quarter: from one in the past only those count that had taken effect by the end of the
 * quarter after it, and what ended a move later is not known yet.
 * @param at quarter indexes: the one looked from, and the last complete one of the data
 */
export function legsSeenFrom<L extends LegInEffect>(
  legs: readonly L[],
  at: { asOf: number; latest: number; fiscalYearStartMonth: number },
): L[] {
  if (at.asOf >= at.latest) return [...legs];
  const day = lastDayOfQuarter(at.asOf + 1, at.fiscalYearStartMonth);
  return legs
    .filter((leg) => leg.effectiveDate <= day)
    .map((leg) => (leg.heldUntil !== null && leg.heldUntil > day ? { ...leg, heldUntil: null, endedBy: null } : leg));
}
