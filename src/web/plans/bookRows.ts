import type { AccountId, RepId } from '../../accounts/types';
import type { Plan } from '../../planning/types';
import type { AccountFacts } from '../../storage/trades/tradePages';
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
  const reps = new Set(books.map(({ repId }) => repId));
  return legsOf(plan)
    .filter((leg) => reps.has(leg.fromRepId) || reps.has(leg.toRepId))
    .map(({ accountId }) => accountId);
}

/** A book before and after, with what the rep gives and gets. */
export function bookRow(plan: Plan, book: Book, names: Names, accounts: ReadonlyMap<AccountId, AccountFacts>) {
  const nameOf = ({ accountId }: { accountId: AccountId }): string => accounts.get(accountId)?.name ?? '';
  const legs = legsOf(plan);
  return {
    ...book,
    name: names.get(book.repId) ?? '',
    gives: legs.filter((leg) => leg.fromRepId === book.repId).map(nameOf),
    gets: legs.filter((leg) => leg.toRepId === book.repId).map(nameOf),
    change: changeOf(book),
  };
}

/** The rep who is expected to win least; null where no book changes. */
export function worstOff(books: readonly Book[], names: Names): { name: string; expectedCents: number } | null {
  const [worst] = [...books].sort((a, b) => a.expectedCents - b.expectedCents);
  return worst ? { name: names.get(worst.repId) ?? '', expectedCents: worst.expectedCents } : null;
}

const legsOf = (plan: Plan) => plan.swaps.flatMap((swap) => swap.legs);

const changeOf = ({ before, after }: Book): number | null =>
  before.t4qCents > 0 ? after.t4qCents / before.t4qCents - 1 : null;
