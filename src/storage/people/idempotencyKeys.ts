import type { Db } from '../database';

export interface KeptAnswer {
  requestHash: string;
  /** Null while the first request with this key is under way. */
  status: number | null;
  location: string | null;
  /** JSON text. */
  body: string | null;
}

/** Takes a key for a request. False when the user has used it before. */
export async function takeKey(
  db: Db,
  key: { userId: string; key: string; requestHash: string; at: string },
): Promise<boolean> {
  const taken = await db
    .insertInto('idempotency_keys')
    .values({ user_id: key.userId, key: key.key, request_hash: key.requestHash, created_at: key.at })
    .onConflict((c) => c.columns(['user_id', 'key']).doNothing())
    .executeTakeFirst();
  return Number(taken.numInsertedOrUpdatedRows ?? 0) === 1;
}

/** What came of the request that took a key, or null. */
export async function findKey(db: Db, userId: string, key: string): Promise<KeptAnswer | null> {
  const row = await db
    .selectFrom('idempotency_keys')
    .select(['request_hash as requestHash', 'status', 'location', 'body'])
    .where('user_id', '=', userId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps the answer to the request that took a key, and what the request was known to be once it was read. */
export async function keepAnswer(
  db: Db,
  { userId, key, requestHash }: { userId: string; key: string; requestHash: string },
  answer: { status: number; location: string | null; body: string },
): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ ...answer, request_hash: requestHash })
    .where('user_id', '=', userId)
    .where('key', '=', key)
    .execute();
}

/** Gives a key back: its request changed nothing and may be sent again. */
export async function dropKey(db: Db, userId: string, key: string): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('user_id', '=', userId).where('key', '=', key).execute();
}

/** Forgets keys taken before an instant. */
export async function dropKeysBefore(db: Db, before: string): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('created_at', '<', before).execute();
}
