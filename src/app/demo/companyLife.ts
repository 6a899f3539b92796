import type { AssignmentRow, DemoCompany, PastLeg, PastRotation } from '../../demo/types';
import { addDays, type Day, monthOf, quarterFromIndex, quarterIndexOfDay } from '../../shared/calendar';

/** What the CRM showed on the day of the proposal: revenue and deals to the cut-off, owners as they were then. */
export function knownOn(
  company: DemoCompany,
  { cutOff, proposedOn }: Pick<PastRotation, 'cutOff' | 'proposedOn'>,
): DemoCompany {
  const through = monthOf(cutOff);
  const assignments = company.assignments
    .filter((row) => row.start_date <= proposedOn)
    .map((row) => (row.end_date > proposedOn ? { ...row, end_date: '' } : row));
  const owners = new Map(
    assignments.flatMap((row) => (row.role === 'owner' && row.end_date === '' ? [[row.account_id, row.rep_id]] : [])),
  );
  return {
    ...company,
    assignments,
    accounts: company.accounts.map((account) => ({
      ...account,
      owner_id: owners.get(account.account_id) ?? account.owner_id,
    })),
    revenue: company.revenue.filter((row) => row.month <= through),
    deals: company.deals.filter((deal) => monthOf(deal.created_date) <= through),
    quotas: company.quotas.filter(({ quarter }) => quarter <= quarterFromIndex(quarterIndexOfDay(proposedOn, 1))),
  };
}

/** What an export brings after an earlier one: everything as it is now, and the revenue of the months after a day's. */
export function knownSince(company: DemoCompany, cutOff: Day): DemoCompany {
  return { ...company, revenue: company.revenue.filter((row) => row.month > monthOf(cutOff)) };
}

/** The company as a CRM shows it that followed its past swaps: owners in the master data and in the history. */
export function followed(company: DemoCompany): DemoCompany {
  return company.pastRotations.reduce(afterSwaps, company);
}

function afterSwaps(company: DemoCompany, rotation: PastRotation): DemoCompany {
  const legs = new Map(rotation.swaps.flatMap((swap) => swap.legs).map((leg) => [leg.accountId, leg]));
  return {
    ...company,
    accounts: company.accounts.map((account) => ({
      ...account,
      owner_id: legs.get(account.account_id)?.toRepId ?? account.owner_id,
    })),
    assignments: company.assignments.flatMap((row) =>
      handedOver(row, legs.get(row.account_id), rotation.effectiveDate),
    ),
  };
}

function handedOver(row: AssignmentRow, leg: PastLeg | undefined, day: Day): AssignmentRow[] {
  if (!leg || row.role !== 'owner' || row.end_date !== '' || row.rep_id !== leg.fromRepId) return [row];
  return [
    { ...row, end_date: addDays(day, -1) },
    { ...row, rep_id: leg.toRepId, start_date: day },
  ];
}
