import type { Db } from '../database';
import { keptWithData } from '../kept';
import { countAccounts } from './accounts';

export interface AccountFacets {
  segments: string[];
  regions: string[];
  /** All accounts, with revenue or without. */
  accounts: number;
}

/** Every segment and region that accounts have, in alphabetical order, for filters, and how many accounts there are. */
export function accountFacets(db: Db): Promise<AccountFacets> {
  return keptWithData(db, 'facets of accounts', async (reads) => ({
    segments: await values(reads, 'segment'),
    regions: await values(reads, 'region'),
    accounts: await countAccounts(reads),
  }));
}

async function values(db: Db, column: 'segment' | 'region'): Promise<string[]> {
  const rows = await db.selectFrom('accounts').select(`${column} as value`).distinct().orderBy(column).execute();
  return rows.map((row) => row.value);
}
