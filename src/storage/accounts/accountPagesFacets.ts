import type { Db } from '../database';

export interface AccountFacets {
  segments: string[];
  regions: string[];
  /** All accounts, with revenue or without. */
  accounts: number;
}

const kept = new WeakMap<Db, { dataVersion: number; facets: AccountFacets }>();

/**
 * Every segment and region that accounts have, in alphabetical order, for filters, and how many accounts there are. Read once for each version of the
 * data: with many accounts it takes longer than the page itself.
 */
export async function accountFacets(db: Db, dataVersion: number): Promise<AccountFacets> {
  const known = kept.get(db);
  if (known?.dataVersion === dataVersion) return known.facets;
  const values = async (column: 'segment' | 'region'): Promise<string[]> => {
    const rows = await db.selectFrom('accounts').select(`${column} as value`).distinct().orderBy(column).execute();
    return rows.map((row) => row.value);
  };
  const { accounts } = await db
    .selectFrom('accounts')
    .select((e) => e.fn.countAll<number>().as('accounts'))
    .where('merged_into', 'is', null)
    .executeTakeFirstOrThrow();
  const facets = {
    segments: await values('segment'),
    regions: await values('region'),
    accounts: Number(accounts),
  };
  kept.set(db, { dataVersion, facets });
  return facets;
}
