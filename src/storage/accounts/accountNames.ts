import type { AccountId, RepId } from '../../accounts/types';
import type { Db } from '../database';
import { keptWithData } from '../kept';

/** Less than the values that a statement may have on either engine. */
const AT_ONCE = 10_000;

/** Names of some accounts by id, however many. */
export async function accountNames(db: Db, ids: AccountId[]): Promise<Map<AccountId, string>> {
  const names = new Map<AccountId, string>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const rows = await db.selectFrom('accounts').select(['id', 'name']).where('id', 'in', some).execute();
    for (const row of rows) names.set(row.id, row.name);
  }
  return names;
}

/** Who leads each rep, by the rep's id; null = nobody. */
export function managersOfReps(db: Db): Promise<ReadonlyMap<RepId, RepId | null>> {
  return keptWithData(db, 'managers of reps', async () => {
    const rows = await db.selectFrom('reps').select(['id', 'manager_id']).execute();
    return new Map(rows.map((row) => [row.id, row.manager_id]));
  });
}

/** Names of all reps and managers by id: the same map for all who ask, until the data changes. */
export function repNames(db: Db): Promise<ReadonlyMap<RepId, string>> {
  return keptWithData(db, 'names of reps', async () => {
    const rows = await db.selectFrom('reps').select(['id', 'name']).execute();
    return new Map(rows.map((row) => [row.id, row.name]));
  });
}
