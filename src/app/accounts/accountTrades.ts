import type { AccountId, RepId } from '../../accounts/types';
import { canSeeRotations } from '../../people/permissions';
import type { User } from '../../people/user';
import type { Day } from '../../shared/calendar';
import type { Trade } from '../../storage/trades/trades';

/**
 * Reps whom an announced trade brings the account, or has taken it from lately: both need it for the handoff.
 * @param since first day of effect that still counts as lately
 */
export function handoffReps(trades: readonly Trade[], accountId: AccountId, since: Day): RepId[] {
  const running = trades.filter(
    ({ announcedAt, state, effectiveDate }) =>
      announcedAt !== null &&
      (state === 'scheduled' ||
        state === 'conflict' ||
        (state === 'in_effect' && effectiveDate !== null && effectiveDate >= since)),
  );
  return running
    .flatMap((trade) => trade.legs)
    .filter((leg) => leg.accountId === accountId)
    .flatMap((leg) => (leg.fromRepId === null ? [leg.toRepId] : [leg.fromRepId, leg.toRepId]));
}

/** The trades of an account that a user may know of, newest first: reps hear of a trade when it is announced. */
export function tradesFor(user: User, trades: readonly Trade[]): Trade[] {
  const known = canSeeRotations(user) ? trades : trades.filter((trade) => trade.announcedAt !== null);
  return [...known].reverse();
}
