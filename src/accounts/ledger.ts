import { type Day, lastDayOfMonth, monthFromIndex, monthIndex, monthOf } from '../shared/calendar';
import type { AccountId, Assignment, RepId } from './types';

/** One uninterrupted time with one owner, half-open like an assignment. */
export interface OwnerSpell {
  repId: RepId;
  from: Day;
  to: Day | null;
  /** False = `from` is only the first day on which the owner is seen. */
  startKnown: boolean;
  /** First and last month index that belong to this owner: a month belongs to the owner on its last day. */
  firstMonth: number;
  /** Infinity while the spell is open; before `firstMonth` when it touches no last day of a month. */
  lastMonth: number;
}

/** Who owned what: the owner spells of each account, ascending; adjoining spells of the same rep are one. */
export type Ledger = Map<AccountId, OwnerSpell[]>;

/** Builds the ledger of owners from assignments in any order; overlays and inside reps are no owners. */
export function ownersLedger(assignments: readonly Assignment[]): Ledger {
  const ledger: Ledger = new Map();
  const owners = assignments.filter((assignment) => assignment.role === 'owner');
  owners.sort((a, b) => a.accountId - b.accountId || (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  for (const { accountId, repId, from, to, startKnown = true } of owners) {
    const spells = ledger.get(accountId) ?? [];
    if (spells.length === 0) ledger.set(accountId, spells);
    const before = spells.at(-1);
    const lastMonth = to === null ? Number.POSITIVE_INFINITY : monthIndex(monthOf(to)) - 1;
    if (before && before.repId === repId && before.to === from) Object.assign(before, { to, lastMonth });
    else spells.push({ repId, from, to, startKnown, firstMonth: monthIndex(monthOf(from)), lastMonth });
  }
  return ledger;
}

/** The spell that covers a day; null when the account is unowned on it. */
export function spellOn(ledger: Ledger, accountId: AccountId, day: Day): OwnerSpell | null {
  return ledger.get(accountId)?.find((spell) => spell.from <= day && (spell.to === null || day < spell.to)) ?? null;
}

/** The rep who owned the account on a day; null when nobody did. */
export function ownerOn(ledger: Ledger, accountId: AccountId, day: Day): RepId | null {
  return spellOn(ledger, accountId, day)?.repId ?? null;
}

/** The rep to whom every month from `first` to `last` (month indexes, both included) belongs; null when no one has all. */
export function ownerThroughout(ledger: Ledger, accountId: AccountId, first: number, last: number): RepId | null {
  return ledger.get(accountId)?.find((s) => s.firstMonth <= first && last <= s.lastMonth)?.repId ?? null;
}

/**
 * The day on which the account last passed from one rep to another, at or before `day`; null when it never did. The
 * first owner, and a rep who comes back after a time without any owner, are no change.
 */
export function lastOwnerChange(ledger: Ledger, accountId: AccountId, day: Day): Day | null {
  const spells = ledger.get(accountId) ?? [];
  for (let i = spells.length - 1; i > 0; i--) {
    if (spells[i].from <= day && spells[i].repId !== spells[i - 1].repId) return spells[i].from;
  }
  return null;
}

/** Reps other than the owner on `day` who owned the account on any day from `since` to `day`, ascending. */
export function formerOwners(ledger: Ledger, accountId: AccountId, since: Day, day: Day): RepId[] {
  const owner = ownerOn(ledger, accountId, day);
  const recent = (ledger.get(accountId) ?? []).filter((s) => s.from <= day && (s.to === null || s.to > since));
  return [...new Set(recent.map((spell) => spell.repId))].filter((rep) => rep !== owner).sort((a, b) => a - b);
}

/** Accounts of each rep on a day, ascending. */
export function booksOn(ledger: Ledger, day: Day): Map<RepId, AccountId[]> {
  const books = new Map<RepId, AccountId[]>();
  for (const accountId of [...ledger.keys()].sort((a, b) => a - b)) {
    const owner = ownerOn(ledger, accountId, day);
    if (owner === null) continue;
    const book = books.get(owner);
    if (book) book.push(accountId);
    else books.set(owner, [accountId]);
  }
  return books;
}

/** The day `quarters` quarters before: the same day of the month, or the last one of a shorter month. */
export function quartersBefore(day: Day, quarters: number): Day {
  const month = monthFromIndex(monthIndex(monthOf(day)) - 3 * quarters);
  const sameDay = `${month}-${day.slice(8)}`;
  const last = lastDayOfMonth(month);
  return sameDay < last ? sameDay : last;
}
