import type { AccountId } from '../accounts/types';
import { type Day, firstDayOfQuarter, isDay, nextQuarterStart, quarterIndexOfDay } from '../shared/calendar';
import { ProductError } from '../shared/errors';

/** Quarters from the start to the review: a verdict needs four complete ones. */
const QUARTERS_TO_REVIEW = 4;

/** What decides whether an account of the rep may take part in a coaching plan. */
export interface Joining {
  accountId: AccountId;
  name: string;
  /** First day on which the lottery's second wave may be announced, for an account that waits for it; else null. */
  heldOutUntil: Day | null;
  /** Number of the agreed trade that takes it to another rep; null = none. */
  agreedTrade: number | null;
}

/** When a plan starts and is reviewed unless somebody says otherwise: the next quarter, and four quarters later. */
export function defaultDates(today: Day, fiscalYearStartMonth: number): { startDate: Day; reviewDate: Day } {
  const startDate = nextQuarterStart(today, fiscalYearStartMonth);
  const quarter = quarterIndexOfDay(startDate, fiscalYearStartMonth) + QUARTERS_TO_REVIEW;
  return { startDate, reviewDate: firstDayOfQuarter(quarter, fiscalYearStartMonth) };
}

/**
 * Why an account cannot take part: the lottery's second wave is what the first is compared with, so nothing may be done
 * for it until its primary review; and what has been agreed to move is nobody's to be coached on. Null = it can.
 */
export function cannotJoin({ name, heldOutUntil, agreedTrade }: Omit<Joining, 'accountId'>, today: Day): string | null {
  if (heldOutUntil !== null && today < heldOutUntil) {
    return (
      `${name} was drawn into the second wave of a lottery. Until ${heldOutUntil} the first wave is compared with it, ` +
      'so it takes part in no coaching plan.'
    );
  }
  return agreedTrade === null ? null : `${name} goes to another rep by trade ${agreedTrade}, which is agreed.`;
}

/**
 * The accounts that a plan begins with. A whole book leaves out those that cannot take part; one that was picked is
 * refused with its reason.
 * @returns the ids, and a sentence for each account left out of a whole book
 * @throws ProductError coaching.accounts (invalid) when one picked cannot take part, or none is left
 */
export function chooseAccounts(
  book: readonly Joining[],
  picked: readonly AccountId[] | 'book',
  today: Day,
): { accountIds: AccountId[]; leftOut: string[] } {
  const wanted = picked === 'book' ? book : pick(book, picked);
  const reasons = wanted.map((account) => ({ account, reason: cannotJoin(account, today) }));
  const leftOut = reasons.flatMap(({ reason }) => reason ?? []);
  if (picked !== 'book' && leftOut.length > 0) throw wrong(leftOut.join(' '));
  const accountIds = reasons.filter(({ reason }) => reason === null).map(({ account }) => account.accountId);
  if (accountIds.length === 0) throw wrong(['Choose at least one account to concentrate on.', ...leftOut].join(' '));
  return { accountIds, leftOut };
}

function pick(book: readonly Joining[], picked: readonly AccountId[]): Joining[] {
  const own = new Map(book.map((account) => [account.accountId, account]));
  return [...new Set(picked)].map((id) => {
    const account = own.get(id);
    if (account === undefined) throw wrong('One of the accounts chosen is not in this book today.');
    return account;
  });
}

function wrong(sentence: string): ProductError {
  return new ProductError('invalid', 'coaching.accounts', sentence, { field: 'accounts' });
}

/**
 * A start is a day from today on, so that nobody is measured by quarters in which nothing was done.
 * @throws ProductError coaching.start (invalid)
 */
export function requireStart(startDate: string, today: Day): void {
  if (isDay(startDate) && startDate >= today) return;
  throw new ProductError(
    'invalid',
    'coaching.start',
    `A coaching plan starts today (${today}) or later; "${startDate}" is not such a day.`,
    { field: 'startDate' },
  );
}
