import type { AccountId, RepId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import type { Db } from '../database';

/** Names of some accounts by name, and who owns them on a day; null = nobody. */
export async function accountOwners(
  db: Db,
  accountIds: readonly AccountId[],
  today: Day,
): Promise<{ accountId: AccountId; name: string; ownerId: RepId | null }[]> {
  if (accountIds.length === 0) return [];
  const rows = await db
    .selectFrom('accounts as a')
    .leftJoin('assignments as s', (join) =>
      join
        .onRef('s.account_id', '=', 'a.id')
        .on('s.role', '=', 'owner')
        .on('s.from_date', '<=', today)
        .on((e) => e.or([e('s.to_date', 'is', null), e('s.to_date', '>', today)])),
    )
    .select(['a.id as accountId', 'a.name', 's.rep_id as ownerId'])
    .where('a.id', 'in', [...accountIds])
    .orderBy('a.name')
    .execute();
  return rows;
}
