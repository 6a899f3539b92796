import type { AccountId, RepId } from '../../accounts/types';
import type { Db } from '../database';

/** Names of some accounts by id. */
export async function accountNames(db: Db, ids: AccountId[]): Promise<Map<AccountId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('accounts').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Names of all reps and managers by id. */
export async function repNames(db: Db): Promise<Map<RepId, string>> {
  const rows = await db.selectFrom('reps').select(['id', 'name']).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
