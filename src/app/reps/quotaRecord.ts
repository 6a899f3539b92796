import {
  firstMonthIndexOfQuarter,
  type Month,
  monthFromIndex,
  quarterFromIndex,
  quarterIndex,
  quarterIndexOfMonth,
} from '../../shared/calendar';
import { addMinor } from '../../shared/money';

/** A complete quarter of a rep: what the accounts owned then brought, and the quota where there was one. Minor units. */
export interface RepQuarter {
  quarter: string;
  cents: number;
  quotaCents: number | null;
}

/** Quarters that a rep's page shows: two years. */
const SHOWN = 8;

/** First month of the quarters that a rep's page shows, as of a quarter index. */
export function firstShownMonth(asOf: number, fiscalYearStartMonth: number): Month {
  return monthFromIndex(firstMonthIndexOfQuarter(asOf - SHOWN + 1, fiscalYearStartMonth));
}

/**
 * Folds months into the last eight complete quarters, oldest first, with their quotas; quarters before the first month
 * with revenue are left out.
 * @param asOf quarter index of the last one
 */
export function repQuarters(
  months: readonly { month: Month; cents: number }[],
  quotas: readonly { quarter: string; amountCents: number }[],
  asOf: number,
  fiscalYearStartMonth: number,
): RepQuarter[] {
  const sums = new Map<number, number>();
  for (const { month, cents } of months) {
    const quarter = quarterIndexOfMonth(month, fiscalYearStartMonth);
    sums.set(quarter, addMinor(sums.get(quarter) ?? 0, cents));
  }
  const quotaOf = new Map(quotas.map((quota) => [quarterIndex(quota.quarter), quota.amountCents]));
  const first = Math.max(asOf - SHOWN + 1, Math.min(...sums.keys(), asOf + 1));
  return Array.from({ length: asOf - first + 1 }, (_, n) => ({
    quarter: quarterFromIndex(first + n),
    cents: sums.get(first + n) ?? 0,
    quotaCents: quotaOf.get(first + n) ?? null,
  }));
}
