import type { QuarterlyRevenue } from '../../accounts/revenue';
import type { AccountId } from '../../accounts/types';
import { sha256 } from '../../shared/hash';
import type { Database } from '../../storage/database';
import { loadRevenueOfAccounts, type QuarterSpan, revenueMonths } from '../../storage/revenueOfAccounts';

interface Kept {
  dataVersion: number;
  months: ReturnType<typeof revenueMonths>;
  /** What was read last, and for which question. */
  key: string;
  revenue: QuarterlyRevenue | null;
}

const kept = new WeakMap<object, Kept>();

function keptFor(database: Database, dataVersion: number): Kept {
  const known = kept.get(database.raw);
  if (known?.dataVersion === dataVersion && known.months !== null) return known;
  const fresh: Kept = { dataVersion, months: revenueMonths(database), key: '', revenue: null };
  kept.set(database.raw, fresh);
  return fresh;
}

/** First and last month with revenue, looked up once for each version of the data. */
export function monthsOfData(database: Database, dataVersion: number): ReturnType<typeof revenueMonths> {
  return keptFor(database, dataVersion).months;
}

/**
 * Revenue of some accounts. The last answer is kept until the data changes: candidates that were not swapped can be
 * tens of thousands, and every page with an outcome asks for the same ones.
 */
export function revenueOf(
  database: Database,
  dataVersion: number,
  accountIds: readonly AccountId[],
  span: QuarterSpan,
): QuarterlyRevenue {
  const entry = keptFor(database, dataVersion);
  const key = sha256(JSON.stringify([span, accountIds]));
  if (entry.revenue === null || entry.key !== key) {
    Object.assign(entry, { key, revenue: loadRevenueOfAccounts(database, accountIds, span) });
  }
  return entry.revenue!;
}
