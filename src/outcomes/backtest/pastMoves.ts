import { ownersLedger } from '../../accounts/ledger';
import type { AccountId, Assignment, RepId } from '../../accounts/types';
import { type Day, quarterIndexOfDay } from '../../shared/calendar';

/** An account that went from one rep straight to another. */
export interface PastMove {
  accountId: AccountId;
  fromRepId: RepId;
  toRepId: RepId;
  on: Day;
  /** Last quarter (index) that was over before the change. */
  asOf: number;
}

/** Every direct change of owner in the ledger, oldest first; spells without an owner between do not count. */
export function pastMoves(assignments: readonly Assignment[], fiscalYearStartMonth: number): PastMove[] {
  const moves: PastMove[] = [];
  for (const [accountId, spells] of ownersLedger(assignments)) {
    spells.slice(1).forEach((spell, i) => {
      const before = spells[i];
      if (before.to !== spell.from || before.repId === spell.repId) return;
      const asOf = quarterIndexOfDay(spell.from, fiscalYearStartMonth) - 1;
      moves.push({ accountId, fromRepId: before.repId, toRepId: spell.repId, on: spell.from, asOf });
    });
  }
  return moves.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.accountId - b.accountId));
}
