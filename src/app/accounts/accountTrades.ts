import type { AccountId, RepId } from '../../accounts/types';
import { canSeeRotations } from '../../people/permissions';
import type { User } from '../../people/user';
import { addDays, type Day } from '../../shared/calendar';
import type { Trade } from '../../storage/trades';

/** After a trade took effect the former rep still sees the account this long: the first ninety days and a few more. */
const HANDOFF_DAYS = 100;

/** Reps whom an announced trade brings the account, or has taken it from lately: both need it for the handoff. */
export function handoffReps(trades: readonly Trade[], accountId: AccountId, today: Day): RepId[] {
  const running = trades.filter(
    ({ announcedAt, state, effectiveDate }) =>
      announcedAt !== null &&
      (state === 'scheduled' ||
        state === 'conflict' ||
        (state === 'in_effect' && effectiveDate !== null && addDays(effectiveDate, HANDOFF_DAYS) >= today)),
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
