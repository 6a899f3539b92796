import type { AccountId, RepId } from '../../accounts/types';
import type { PlannedSwap } from '../types';

/** What one rep gives and receives in all swaps of a plan together: accounts, in the order of their ids. */
export interface Bundles {
  repId: RepId;
  given: AccountId[];
  received: AccountId[];
}

/** The bundles of every rep who is in one of the swaps, by rep id. */
export function bundlesOf(swaps: readonly PlannedSwap[]): Bundles[] {
  const bundles = new Map<RepId, Bundles>();
  const of = (repId: RepId): Bundles => {
    const known = bundles.get(repId) ?? { repId, given: [], received: [] };
    bundles.set(repId, known);
    return known;
  };
  for (const leg of swaps.flatMap((swap) => swap.legs)) {
    of(leg.fromRepId).given.push(leg.accountId);
    of(leg.toRepId).received.push(leg.accountId);
  }
  const byId = (a: number, b: number): number => a - b;
  for (const { given, received } of bundles.values()) {
    given.sort(byId);
    received.sort(byId);
  }
  return [...bundles.values()].sort((a, b) => a.repId - b.repId);
}

/** Two reps can be compared when they give equally many accounts and receive equally many. */
export function comparable(a: Bundles, b: Bundles): boolean {
  return a.given.length === b.given.length && a.received.length === b.received.length;
}
