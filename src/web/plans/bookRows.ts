import type { AccountId, RepId } from '../../accounts/types';
import type { Plan } from '../../planning/types';
import { groupBy } from '../../shared/groupBy';
import type { AccountFacts } from '../../storage/trades/tradePages';
import { onceFor } from '../view/onceFor';
import type { Names } from './swapRows';

type Book = Plan['reps'][number];

/** The books that change and may be seen, the largest change first. */
export function booksOf(plan: Plan, within: ReadonlySet<RepId> | null): Book[] {
  return plan.reps
    .filter((rep) => rep.swaps > 0 && (within === null || within.has(rep.repId)))
    .sort((a, b) => Math.abs(changeOf(b) ?? 0) - Math.abs(changeOf(a) ?? 0) || a.repId - b.repId);
}

/** The accounts that some books give and get. */
export function accountsMoving(plan: Plan, books: readonly Book[]): AccountId[] {
  const { gives, gets } = movesOf(plan);
  return books.flatMap(({ repId }) => [...(gives.get(repId) ?? []), ...(gets.get(repId) ?? [])]);
}

/** A book before and after, with what the rep gives and gets. */
export function bookRow(plan: Plan, book: Book, names: Names, accounts: ReadonlyMap<AccountId, AccountFacts>) {
  const nameOf = (accountId: AccountId): string => accounts.get(accountId)?.name ?? '';
  const { gives, gets } = movesOf(plan);
  return {
    ...book,
    name: names.get(book.repId) ?? '',
    gives: (gives.get(book.repId) ?? []).map(nameOf),
    gets: (gets.get(book.repId) ?? []).map(nameOf),
    change: changeOf(book),
  };
}

/** The rep who is expected to win least; null where no book changes. */
export function worstOff(books: readonly Book[], names: Names): { name: string; expectedCents: number } | null {
  const [worst] = [...books].sort((a, b) => a.expectedCents - b.expectedCents);
  return worst ? { name: names.get(worst.repId) ?? '', expectedCents: worst.expectedCents } : null;
}

/** Accounts that each rep gives and gets, in the order of the plan's swaps. */
function movesOf(plan: Plan) {
  return onceFor(plan, 'moves by rep', () => {
    const legs = plan.swaps.flatMap((swap) => swap.legs);
    const by = (side: 'fromRepId' | 'toRepId') =>
      new Map([...groupBy(legs, (leg) => leg[side])].map(([rep, own]) => [rep, own.map((leg) => leg.accountId)]));
    return { gives: by('fromRepId'), gets: by('toRepId') };
  });
}

const changeOf = ({ before, after }: Book): number | null =>
  before.t4qCents > 0 ? after.t4qCents / before.t4qCents - 1 : null;
