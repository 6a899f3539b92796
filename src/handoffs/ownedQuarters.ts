import { ownerOn, ownersLedger } from '../accounts/ledger';
import { sumOfQuarters } from '../accounts/revenue';
import { lastDayOfQuarter, quarterFromIndex } from '../shared/calendar';
import type { BriefingInput, BriefingQuarter } from './types';

const THREE_YEARS = 12;

/** The account's last twelve complete quarters (fewer when the data is shorter), each with who owned it at its end. */
export function ownedQuarters(input: BriefingInput): BriefingQuarter[] {
  const { account, revenue, asOf, fiscalYearStartMonth } = input;
  const names = new Map(input.reps.map((rep) => [rep.id, rep.name]));
  const ledger = ownersLedger(input.assignments);
  const position = revenue.accountIds.indexOf(account.id);
  const first = Math.max(revenue.firstQuarter, asOf - THREE_YEARS + 1);
  return Array.from({ length: Math.max(0, asOf - first + 1) }, (_, n) => {
    const quarter = first + n;
    const ownerId = ownerOn(ledger, account.id, lastDayOfQuarter(quarter, fiscalYearStartMonth));
    return {
      quarter: quarterFromIndex(quarter),
      cents: position < 0 ? 0 : sumOfQuarters(revenue, position, quarter, 1),
      ownerId,
      ownerName: ownerId === null ? null : (names.get(ownerId) ?? null),
    };
  });
}
