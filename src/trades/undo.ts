import type { AccountId, RepId } from '../accounts/types';
import type { Day } from '../shared/calendar';
import type { TradeLeg } from './effect';

/** The legs that take every account back to the rep it came from. Legs from an unowned account cannot go back. */
export function inverseLegs(legs: readonly TradeLeg[]): TradeLeg[] {
  return legs.flatMap((leg) =>
    leg.fromRepId === null ? [] : [{ accountId: leg.accountId, fromRepId: leg.toRepId, toRepId: leg.fromRepId }],
  );
}

/** Months within which a customer should not see a third owner. */
export const OWNER_CHANGE_MONTHS = 24;

/**
 * Sentences about customers who would see at least their third owner within 24 months.
 * @param spells owner spells of the accounts (any order) that begin after `since`
 */
export function thirdOwnerWarnings(
  accountNames: ReadonlyMap<AccountId, string>,
  spells: readonly { accountId: AccountId; repId: RepId; from: Day; to: Day | null }[],
  since: Day,
): string[] {
  return [...accountNames].flatMap(([accountId, name]) => {
    const recent = spells.filter((s) => s.accountId === accountId && (s.to === null || s.to > since));
    const owners = recent.length + 1;
    return owners >= 3 ? [`${name} would see its ${ordinal(owners)} owner within ${OWNER_CHANGE_MONTHS} months.`] : [];
  });
}

function ordinal(n: number): string {
  return n === 3 ? 'third' : n === 4 ? 'fourth' : n === 5 ? 'fifth' : `${n}th`;
}
