import { type CustomerGroups, customerGroups } from '../accounts/groups';
import { booksOn, type Ledger, ownerOn } from '../accounts/ledger';
import type { Account, AccountId, Rep, RepId } from '../accounts/types';
import type { Day } from '../shared/calendar';

/** Stands for the owner of accounts that nobody who left was the last to own. No rep has this id. */
export const NOBODY: RepId = 0;

export interface VacantBooks {
  /** The accounts by the rep who left them, NOBODY for those that no leaver had. */
  books: Map<RepId, AccountId[]>;
  /** Accounts of them that have no owner any more; the others still stand in the leaver's name. */
  unowned: Set<AccountId>;
  groups: CustomerGroups;
}

/**
 * Accounts that need an owner by the effective date: those of reps who are gone by then, and those without an owner on
 * the day of planning, under the name of who had them last. A customer group is under one name.
 */
export function vacantBooks(
  { accounts, reps, ledger }: { accounts: readonly Account[]; reps: readonly Rep[]; ledger: Ledger },
  today: Day,
  effectiveDate: Day,
): VacantBooks {
  const gone = new Set(reps.filter(({ endDate }) => endDate !== null && endDate < effectiveDate).map(({ id }) => id));
  const groups = customerGroups([...accounts], (id) => ownerOn(ledger, id, today));
  const books = new Map<RepId, AccountId[]>();
  const unowned = new Set<AccountId>();
  const put = (rep: RepId, id: AccountId): void => {
    const book = books.get(rep);
    if (book) book.push(id);
    else books.set(rep, [id]);
  };
  for (const [owner, ids] of booksOn(ledger, today)) if (gone.has(owner)) for (const id of ids) put(owner, id);
  const nameOf = new Map<AccountId, RepId>();
  for (const { id } of accounts) {
    if (ownerOn(ledger, id, today) !== null) continue;
    unowned.add(id);
    const group = groups.groupOf.get(id) ?? id;
    const last = (ledger.get(id) ?? []).filter((spell) => spell.from <= today).at(-1)?.repId;
    if (!nameOf.has(group)) nameOf.set(group, last !== undefined && gone.has(last) ? last : NOBODY);
    put(nameOf.get(group)!, id);
  }
  return { books, unowned, groups };
}
