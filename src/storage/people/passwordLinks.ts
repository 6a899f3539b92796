import type { Db, Trx } from '../database';

/** Stores the digest of a one-time token. */
export async function insertPasswordLink(
  trx: Trx,
  link: { tokenHash: string; userId: string; at: string; expiresAt: string },
): Promise<void> {
  await trx
    .insertInto('password_links')
    .values({ token_hash: link.tokenHash, user_id: link.userId, created_at: link.at, expires_at: link.expiresAt })
    .execute();
}

/** The user whom a token that has not expired belongs to; null for any other. */
export async function userOfPasswordLink(db: Db, tokenHash: string, realNow: string): Promise<string | null> {
  const row = await db
    .selectFrom('password_links')
    .select('user_id')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', realNow)
    .executeTakeFirst();
  return row?.user_id ?? null;
}

/** Makes every token of a user worthless. */
export async function deletePasswordLinks(trx: Trx, userId: string): Promise<void> {
  await trx.deleteFrom('password_links').where('user_id', '=', userId).execute();
}

/** Removes what has expired. */
export async function deleteExpiredPasswordLinks(trx: Trx, realNow: string): Promise<void> {
  await trx.deleteFrom('password_links').where('expires_at', '<=', realNow).execute();
}
