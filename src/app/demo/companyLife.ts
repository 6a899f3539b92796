import type { AssignmentRow, DemoCompany, PastLeg, PastRotation } from '../../demo/types';
import { addDays, type Day, monthOf } from '../../shared/calendar';

/** One import of the demo company's life: what its CRM showed on a day. */
export interface Snapshot {
  day: Day;
  company: DemoCompany;
  /** The round that was agreed on the data of this snapshot; null for the last one, today's. */
  rotation: PastRotation | null;
}

/**
 * The imports through which the demo company lived: one before each past rotation with the revenue known then, one
 * today. Each shows the owners after the swaps before it, as a CRM that followed them would.
 */
export function companyLife(company: DemoCompany, today: Day): Snapshot[] {
  const snapshots: Snapshot[] = [];
  let followed = company;
  for (const rotation of company.pastRotations) {
    snapshots.push({ day: rotation.proposedOn, company: knownOn(followed, rotation), rotation });
    followed = afterSwaps(followed, rotation);
  }
  return [...snapshots, { day: today, company: followed, rotation: null }];
}

/** What the CRM showed on the day of the proposal: revenue and deals to the cut-off, owners as they were then. */
function knownOn(company: DemoCompany, { cutOff, proposedOn }: PastRotation): DemoCompany {
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
  };
}

/** The company with the owners after a rotation: in the master data and in the history. */
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
