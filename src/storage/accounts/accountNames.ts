import type { AccountId, RepId } from '../../accounts/types';
import type { Db } from '../database';
import { keptWithData } from '../kept';

/** Names of some accounts by id. */
export async function accountNames(db: Db, ids: AccountId[]): Promise<Map<AccountId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('accounts').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Names of all reps and managers by id: the same map for all who ask, until the data changes. */
export function repNames(db: Db): Promise<ReadonlyMap<RepId, string>> {
  return keptWithData(db, 'names of reps', async () => {
    const rows = await db.selectFrom('reps').select(['id', 'name']).execute();
    return new Map(rows.map((row) => [row.id, row.name]));
  });
}
