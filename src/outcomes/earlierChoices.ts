import { type QuarterlyRevenue, sumOfQuarters } from '../accounts/revenue';
import type { AccountId } from '../accounts/types';
import type { EarlierChoice } from './regressionToMean';

const YEAR = 4;
/** Quarters after a choice in which an account must not have been swapped, to show what it did by itself. */
const ALONE = 8;

/**
 * Whom the growth rule would have called up at the end of earlier quarters, a year apart so that no year counts twice:
 * accounts with two years of revenue that grew by no more than `flatUpTo` over the year. Swapped accounts are left out
 * around their swap.
 * @param swappedFrom first quarter index after each account's first swap
 * @param last quarter index of the last complete quarter; the latest choice lies a year before it
 */
export function earlierChoices(
  revenue: QuarterlyRevenue,
  flatUpTo: number,
  swappedFrom: ReadonlyMap<AccountId, number>,
  last: number,
): EarlierChoice[] {
  const first = revenue.firstCompleteQuarter ?? revenue.firstQuarter;
  const choices: EarlierChoice[] = [];
  for (let asOf = last - YEAR; asOf - 2 * YEAR + 1 >= first; asOf -= YEAR) {
    const all: AccountId[] = [];
    const chosen: AccountId[] = [];
    revenue.accountIds.forEach((id, position) => {
      const year = sumOfQuarters(revenue, position, asOf, YEAR);
      const before = sumOfQuarters(revenue, position, asOf - YEAR, YEAR);
      const swapped = swappedFrom.get(id);
      const alone = swapped === undefined || swapped > asOf + ALONE || swapped <= asOf - 2 * YEAR;
      if (year <= 0 || before <= 0 || !alone) return;
      all.push(id);
      if (year / before - 1 <= flatUpTo) chosen.push(id);
    });
    if (chosen.length > 0) choices.push({ asOf, chosen, all });
  }
  return choices;
}
