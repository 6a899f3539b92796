import type { Db, Trx } from '../database';

/** Whether a user has put the panel of the first rotation away. */
export async function isFirstRotationAway(db: Db, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('first_rotation_away')
    .select('user_id')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Puts it away, or brings it back. */
export async function setFirstRotationAway(trx: Trx, userId: string, away: { at: string } | null): Promise<void> {
  await trx.deleteFrom('first_rotation_away').where('user_id', '=', userId).execute();
  if (away) await trx.insertInto('first_rotation_away').values({ user_id: userId, at: away.at }).execute();
}

/** The newest rotation that a user opened, or null. */
export async function newestRotationBy(db: Db, userId: string): Promise<{ id: string; analysed: boolean } | null> {
  const row = await db
    .selectFrom('rotations')
    .select(['id', 'analysis_id'])
    .where('created_by', '=', userId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row ? { id: row.id, analysed: row.analysis_id !== null } : null;
}

/** The newest other rotation that has trades in effect, or null. */
export async function newestInEffect(db: Db, exceptId: string): Promise<string | null> {
  const row = await db
    .selectFrom('trades as t')
    .innerJoin('rotations as r', 'r.id', 't.rotation_id')
    .select('r.id')
    .where('t.state', '=', 'in_effect')
    .where('r.id', '!=', exceptId)
    .orderBy('r.created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The first trade of a rotation in a state, or null. */
export async function firstTradeIn(
  db: Db,
  rotationId: string,
  state: 'draft' | 'submitted' | 'approved' | 'scheduled',
): Promise<string | null> {
  const row = await db
    .selectFrom('trades')
    .select('id')
    .where('rotation_id', '=', rotationId)
    .where('state', '=', state)
    .orderBy('number')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
