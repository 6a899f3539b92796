import type { DemoCompany, PastRotation } from '../../demo/types';
import type { Day, Month } from '../../shared/calendar';
import { monthOf } from '../../shared/calendar';

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
  const owners = new Map(company.accounts.map((account) => [account.account_id, account.owner_id]));
  const snapshots: Snapshot[] = [];
  for (const rotation of company.pastRotations) {
    snapshots.push({
      day: rotation.proposedOn,
      company: { ...known(company, monthOf(rotation.cutOff)), accounts: withOwners(company, owners) },
      rotation,
    });
    for (const leg of rotation.swaps.flatMap((swap) => swap.legs)) owners.set(leg.accountId, leg.toRepId);
  }
  return [...snapshots, { day: today, company: { ...company, accounts: withOwners(company, owners) }, rotation: null }];
}

function known(company: DemoCompany, through: Month): DemoCompany {
  return {
    ...company,
    revenue: company.revenue.filter((row) => row.month <= through),
    deals: company.deals.filter((deal) => deal.created_date <= `${through}-31`),
  };
}

function withOwners(company: DemoCompany, owners: ReadonlyMap<string, string>): DemoCompany['accounts'] {
  return company.accounts.map((account) => ({
    ...account,
    owner_id: owners.get(account.account_id) ?? account.owner_id,
  }));
}
