import { type Ledger, ownerThroughout } from '../../accounts/ledger';
import type { RepId } from '../../accounts/types';
import { firstMonthIndexOfQuarter, quarterIndex } from '../../shared/calendar';
import { type Company, centsOf } from '../company';

export interface QuotaRecord {
  /** Quarters of the last four with a quota, and those in which the book's revenue reached it. */
  quarters: number;
  attained: number;
}

/**
 * How often each rep reached the quota over the last four quarters: the revenue of the accounts that belonged to the
 * rep at the quarter's end against the quota. Told beside the verdict; a quota alone protects nobody.
 */
export function quotaRecords(company: Company, ledger: Ledger): Map<RepId, QuotaRecord> {
  const { asOf, quotas, fiscalYearStartMonth } = company.input;
  const records = new Map<RepId, QuotaRecord>();
  for (let quarter = asOf - 3; quarter <= asOf; quarter++) {
    const due = quotas.filter((quota) => quarterIndex(quota.quarter) === quarter);
    if (due.length === 0) continue;
    const lastMonth = firstMonthIndexOfQuarter(quarter + 1, fiscalYearStartMonth) - 1;
    const booked = new Map<RepId, number>();
    company.accounts.forEach(({ id }, position) => {
      const owner = ownerThroughout(ledger, id, lastMonth, lastMonth);
      if (owner !== null) booked.set(owner, (booked.get(owner) ?? 0) + centsOf(company, position, quarter, 1));
    });
    for (const { repId, amountCents } of due) {
      const record = records.get(repId) ?? { quarters: 0, attained: 0 };
      record.quarters++;
      if ((booked.get(repId) ?? 0) >= amountCents) record.attained++;
      records.set(repId, record);
    }
  }
  return records;
}
