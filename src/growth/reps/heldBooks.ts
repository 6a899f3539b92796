import { type Ledger, ownerThroughout } from '../../accounts/ledger';
import type { RepId } from '../../accounts/types';
import { firstMonthIndexOfQuarter } from '../../shared/calendar';
import type { Company } from '../company';

/**
 * First quarter in which an account can be compared with a year later: the one after its first purchase, because the
 * first is a broken one; or the first complete quarter of the data.
 */
export function comparableSince(company: Company, position: number): number {
  const since = company.since[position];
  return since === company.firstCompleteQuarter ? since : since + 1;
}

/**
 * Positions of the accounts that each rep held during every month of the quarters `first` to `last` (both included)
 * and that are comparable from `first` on; ascending.
 */
export function heldBooks(company: Company, ledger: Ledger, first: number, last: number): Map<RepId, number[]> {
  const { fiscalYearStartMonth } = company.input;
  const firstMonth = firstMonthIndexOfQuarter(first, fiscalYearStartMonth);
  const lastMonth = firstMonthIndexOfQuarter(last + 1, fiscalYearStartMonth) - 1;
  const books = new Map<RepId, number[]>();
  company.accounts.forEach((account, position) => {
    if (comparableSince(company, position) > first) return;
    const rep = ownerThroughout(ledger, account.id, firstMonth, lastMonth);
    if (rep === null) return;
    const book = books.get(rep);
    if (book) book.push(position);
    else books.set(rep, [position]);
  });
  return books;
}
