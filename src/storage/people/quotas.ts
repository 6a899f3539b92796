import type { RepId } from '../../accounts/types';
import type { Quarter } from '../../shared/calendar';
import { groupBy } from '../../shared/groupBy';
import type { Db } from '../database';
import { idList } from '../dialect/engine';

/** Quotas of some reps, oldest first, minor units. */
export async function quotasOf(
  db: Db,
  repIds: readonly RepId[],
): Promise<Map<RepId, { quarter: Quarter; amountCents: number }[]>> {
  if (repIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('quotas')
    .select(['rep_id as repId', 'quarter', 'amount_cents as amountCents'])
    .where('rep_id', 'in', idList(db, repIds))
    .orderBy('quarter')
    .execute();
  return groupBy(rows, ({ repId }) => repId);
}
