import type { Delivery } from '../../notifications/kind';
import type { Db, Trx } from '../database';

/** What users have chosen for a kind, by user id; who has chosen nothing is missing. */
export async function deliveriesOfKind(
  db: Db,
  kind: string,
  userIds: readonly string[],
): Promise<Map<string, Delivery>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('deliveries')
    .select(['user_id', 'delivery'])
    .where('kind', '=', kind)
    .where('user_id', 'in', [...userIds])
    .execute();
  return new Map(rows.map((row) => [row.user_id, row.delivery]));
}

/** What a user has chosen, by kind. */
export async function deliveriesOfUser(db: Db, userId: string): Promise<Map<string, Delivery>> {
  const rows = await db.selectFrom('deliveries').select(['kind', 'delivery']).where('user_id', '=', userId).execute();
  return new Map(rows.map((row) => [row.kind, row.delivery]));
}

/** Keeps a user's choice for a kind. */
export async function setDelivery(trx: Trx, userId: string, kind: string, delivery: Delivery): Promise<void> {
  await trx
    .insertInto('deliveries')
    .values({ user_id: userId, kind, delivery })
    .onConflict((c) => c.columns(['user_id', 'kind']).doUpdateSet({ delivery }))
    .execute();
}
