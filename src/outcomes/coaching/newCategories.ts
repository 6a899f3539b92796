import type { AccountId } from '../../accounts/types';
import type { RevenueByCategory } from '../effect/categories';

/** Two years: a category not bought in them is new to the account, as in the effect of exchanges. */
const QUARTERS_KNOWN = 8;

/**
 * Categories that accounts bought for the first time since a start, summed over the accounts, by the end of each quarter.
 * @param lastBefore quarter index of the last quarter before the start
 * @param asOf quarter index of the last complete quarter
 * @returns one count a quarter from the start to asOf; it never falls
 */
export function newCategories(
  accountIds: readonly AccountId[],
  revenue: RevenueByCategory,
  { start, lastBefore, asOf }: { start: number; lastBefore: number; asOf: number },
): number[] {
  const firsts = accountIds.flatMap((id) =>
    [...revenue.of(id).values()].flatMap((quarters) => firstSince([...quarters], start, lastBefore) ?? []),
  );
  return Array.from(
    { length: Math.max(0, asOf - start + 1) },
    (_, k) => firsts.filter((quarter) => quarter <= start + k).length,
  );
}

/** The first quarter since the start in which a category was bought; null when it never was, or was known before. */
function firstSince(quarters: readonly [number, number][], start: number, lastBefore: number): number | null {
  const bought = quarters.filter(([, cents]) => cents > 0).map(([quarter]) => quarter);
  if (bought.some((quarter) => quarter <= lastBefore && quarter > lastBefore - QUARTERS_KNOWN)) return null;
  const since = bought.filter((quarter) => quarter >= start);
  return since.length === 0 ? null : Math.min(...since);
}
