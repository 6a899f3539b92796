import type { AccountId } from '../accounts/types';
import { median } from '../growth/statistics/quantiles';
import { accountChange, addChanges, hasYearBefore, type RevenueLookup } from './accountChange';
import type { NotSwappedChange, Window } from './types';

/**
 * What the candidates that were not swapped did over the quarters of a window: pooled sums and the median of their
 * changes. Null when there are none, or no quarter to compare. Accounts stay in whatever happened to them later, a
 * later swap included: leaving them out for what came after would bend the comparison.
 */
export function notSwappedChange(
  revenue: RevenueLookup,
  accountIds: readonly AccountId[],
  window: Window,
): NotSwappedChange | null {
  if (window.quarters === 0 || !hasYearBefore(revenue, window)) return null;
  const changes = accountIds.map((accountId) => accountChange(revenue, accountId, window));
  const pooled = addChanges(changes);
  if (pooled === null) return null;
  const shares = changes.map(({ change }) => change).filter((change) => change !== null);
  return { accounts: accountIds.length, pooled, medianChange: median(shares) };
}
