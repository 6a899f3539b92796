import type { AccountId, CategoryId } from './types';

/**
 * Revenue (or margin, by the policy's value basis) of many accounts by fiscal quarter: minor units, account-major, one
 * row of `quarters` numbers an account. Quarters without revenue hold 0. Quarter indexes as in shared/calendar.
 */
export interface QuarterlyRevenue {
  firstQuarter: number;
  quarters: number;
  /**
   * First quarter of whose three months none lies before the first month with data; `firstQuarter` when left out.
   * Histories begin here: half a quarter would look like growth.
   */
  firstCompleteQuarter?: number;
  /** Accounts with at least one revenue row, ascending; the position here is the row in `cents`. */
  accountIds: AccountId[];
  cents: Float64Array;
}

/** Revenue of the trailing four quarters by account and category, one entry a pair that has any. */
export interface CategoryRevenue {
  /** Positions in QuarterlyRevenue.accountIds, ascending. */
  accountPositions: Int32Array;
  categoryIds: CategoryId[];
  /** Positions in `categoryIds`. */
  categoryPositions: Int32Array;
  cents: Float64Array;
}

/** Sum of `count` quarters of one account's row, ending with (and including) quarter index `last`; 0 outside the data. */
export function sumOfQuarters(revenue: QuarterlyRevenue, position: number, last: number, count: number): number {
  const row = position * revenue.quarters;
  let sum = 0;
  for (let quarter = last - count + 1; quarter <= last; quarter++) {
    const offset = quarter - revenue.firstQuarter;
    if (offset >= 0 && offset < revenue.quarters) sum += revenue.cents[row + offset];
  }
  return sum;
}
