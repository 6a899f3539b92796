import type { GrowthPolicy } from './policy';
import type { AccountState } from './types';

/** Every state of an account, in the order in which they are told. */
export const ACCOUNT_STATES: readonly AccountState[] = ['new', 'lapsed', 'declining', 'flat', 'lagging', 'growing'];

export interface StateFacts {
  /** Complete quarters of history. */
  quarters: number;
  t4qCents: number;
  growth: number | null;
  relativeGrowth: number | null;
  penetration: number | null;
}

/**
 * The state of an account: the first that fits of new, lapsed, declining, flat, lagging, growing. Revenue after a year
 * without any has no growth rate; such an account is growing.
 */
export function accountState(facts: StateFacts, policy: GrowthPolicy): AccountState {
  if (facts.quarters < policy.minQuarters) return 'new';
  if (facts.t4qCents <= 0) return 'lapsed';
  if (facts.growth === null) return 'growing';
  if (facts.growth < policy.decliningBelow) return 'declining';
  if (facts.growth <= policy.flatUpTo) return 'flat';
  const behind = facts.relativeGrowth !== null && facts.relativeGrowth < 0;
  const room = facts.penetration !== null && facts.penetration < policy.laggingPenetrationBelow;
  return behind && room ? 'lagging' : 'growing';
}

/** Non-growing accounts are those that are declining, flat or lagging. */
export function isNonGrowing(state: AccountState): boolean {
  return state === 'declining' || state === 'flat' || state === 'lagging';
}
