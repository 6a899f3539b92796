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
  const values = async (column: 'segment' | 'region'): Promise<string[]> => {
    const rows = await db.selectFrom('accounts').select(`${column} as value`).distinct().orderBy(column).execute();
    return rows.map((row) => row.value);
  };
  return keptWithData(db, 'facets of accounts', async () => ({
    segments: await values('segment'),
    regions: await values('region'),
    accounts: await countAccounts(db),
  }));
}
