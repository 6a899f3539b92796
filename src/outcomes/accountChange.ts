import { type QuarterlyRevenue, sumOfQuarters } from '../accounts/revenue';
import type { AccountId } from '../accounts/types';
import { addMinor } from '../shared/money';
import type { PlainChange, Window } from './types';

/** Revenue of accounts by quarter, found by account id. Accounts without any revenue have 0 in every quarter. */
export interface RevenueLookup {
  firstQuarter: number;
  /** Minor units of an account in the `count` quarters that end with quarter index `last`. */
  sum(accountId: AccountId, last: number, count: number): number;
  /** The same of one account, which is looked up once. */
  of(accountId: AccountId): (last: number, count: number) => number;
}

/** Makes the revenue of accounts by quarter findable. @param revenue minor units by fiscal quarter */
export function revenueLookup(revenue: QuarterlyRevenue): RevenueLookup {
  const positions = new Map(revenue.accountIds.map((id, position) => [id, position]));
  const of: RevenueLookup['of'] = (accountId) => {
    const position = positions.get(accountId);
    return position === undefined ? () => 0 : (last, count) => sumOfQuarters(revenue, position, last, count);
  };
  return { firstQuarter: revenue.firstQuarter, of, sum: (accountId, last, count) => of(accountId)(last, count) };
}

/** True when the data reaches back to the year before the window. */
export function hasYearBefore(revenue: RevenueLookup, window: Window): boolean {
  return window.lastBefore - 3 >= revenue.firstQuarter;
}

/**
 * An account's plain change over a window: its complete quarters after, against the same seasons in the last four quarters
 * before it. From the fifth quarter on, those four are used again, so that k quarters are always compared with k
 * quarters of the same seasons.
 */
export function accountChange(revenue: RevenueLookup, accountId: AccountId, window: Window): PlainChange {
  const first = window.effectiveQuarter;
  const afterCents = revenue.sum(accountId, first + window.quarters - 1, window.quarters);
  const years = Math.floor(window.quarters / 4);
  const rest = window.quarters % 4;
  const wholeYears = years * revenue.sum(accountId, window.lastBefore, 4);
  const beforeCents = addMinor(wholeYears, rest === 0 ? 0 : revenue.sum(accountId, first - 5 + rest, rest));
  return changeBetween(beforeCents, afterCents);
}

/** The plain change from one sum of minor units to another. */
function changeBetween(beforeCents: number, afterCents: number): PlainChange {
  const changeCents = addMinor(afterCents, -beforeCents);
  return { beforeCents, afterCents, changeCents, change: beforeCents > 0 ? changeCents / beforeCents : null };
}

/** Adds plain changes up to the minor unit; null for none. */
export function addChanges(changes: readonly (PlainChange | null)[]): PlainChange | null {
  const known = changes.filter((change) => change !== null);
  if (known.length === 0) return null;
  return changeBetween(
    known.reduce((sum, change) => addMinor(sum, change.beforeCents), 0),
    known.reduce((sum, change) => addMinor(sum, change.afterCents), 0),
  );
}
