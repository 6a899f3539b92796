import type { AssignmentRow, DemoCompany, PastLeg, PastRotation } from '../../demo/types';
import { addDays, type Day, type Month, monthOf } from '../../shared/calendar';

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
    snapshots.push({ day: rotation.proposedOn, company: knownThrough(followed, monthOf(rotation.cutOff)), rotation });
    followed = afterSwaps(followed, rotation);
  }
  return [...snapshots, { day: today, company: followed, rotation: null }];
}

function knownThrough(company: DemoCompany, through: Month): DemoCompany {
  return {
    ...company,
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
