import { isScope, type TokenScope } from '../../people/scopes';
import type { Db } from '../database';

export interface ApiToken {
  id: string;
  userId: string;
  userName: string;
  /** The user can sign in no more, so the token opens nothing. */
  userDisabled: boolean;
  name: string;
  prefix: string;
  scopes: TokenScope[];
  createdAt: string;
  /** Instants of the real clock. */
  expiresAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

/** Stores a new token; of its secret only the hash. */
export async function insertApiToken(
  db: Db,
  token: Pick<ApiToken, 'id' | 'userId' | 'name' | 'prefix' | 'scopes' | 'createdAt' | 'expiresAt'> & {
    secretHash: string;
  },
): Promise<void> {
  await db
    .insertInto('api_tokens')
    .values({
      id: token.id,
      user_id: token.userId,
      name: token.name,
      prefix: token.prefix,
      secret_hash: token.secretHash,
      scopes: token.scopes.join(' '),
      created_at: token.createdAt,
      expires_at: token.expiresAt,
    })
    .execute();
}

/** Tokens of a user, or of everybody, the newest first. */
export async function listApiTokens(db: Db, userId: string | null): Promise<ApiToken[]> {
  const rows = await found(db)
    .$if(userId !== null, (q) => q.where('t.user_id', '=', userId ?? ''))
    .orderBy('t.created_at', 'desc')
    .orderBy('t.id', 'desc')
    .execute();
  return rows.map(toToken);
}

/** One token, or null. */
export async function findApiToken(db: Db, id: string): Promise<ApiToken | null> {
  const row = await found(db).where('t.id', '=', id).executeTakeFirst();
  return row ? toToken(row) : null;
}

/** The token with a prefix and the hash of its secret, or null. */
export async function findTokenByPrefix(db: Db, prefix: string): Promise<(ApiToken & { secretHash: string }) | null> {
  const row = await found(db).select('t.secret_hash').where('t.prefix', '=', prefix).executeTakeFirst();
  return row ? { ...toToken(row), secretHash: row.secret_hash } : null;
}

/** Writes down that a token was used. */
export async function touchApiToken(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable('api_tokens').set({ last_used_at: at }).where('id', '=', id).execute();
}

/** Ends a token for good. */
export async function setTokenRevoked(db: Db, id: string, at: string, by: string | null): Promise<void> {
  await db.updateTable('api_tokens').set({ revoked_at: at, revoked_by: by }).where('id', '=', id).execute();
}

/** Ends every token of a user that was not revoked yet, and returns those. */
export async function revokeTokensOf(
  db: Db,
  userId: string,
  at: string,
  by: string | null,
): Promise<Pick<ApiToken, 'id' | 'name' | 'prefix'>[]> {
  return db
    .updateTable('api_tokens')
    .set({ revoked_at: at, revoked_by: by })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .returning(['id', 'name', 'prefix'])
    .execute();
}

/** How many tokens of a user open something. */
export async function countHolding(db: Db, userId: string, realNow: string): Promise<number> {
  const row = await db
    .selectFrom('api_tokens')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', realNow)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

function found(db: Db) {
  return db
    .selectFrom('api_tokens as t')
    .innerJoin('users as u', 'u.id', 't.user_id')
    .select(['t.id', 't.user_id as userId', 'u.name as userName', 'u.disabled_at as disabledAt', 't.name', 't.prefix'])
    .select(['t.scopes', 't.created_at as createdAt', 't.expires_at as expiresAt'])
    .select(['t.last_used_at as lastUsedAt', 't.revoked_at as revokedAt']);
}

type Row = Omit<ApiToken, 'scopes' | 'userDisabled'> & { scopes: string; disabledAt: string | null };

function toToken({ id, userId, userName, disabledAt, name, prefix, scopes, ...times }: Row): ApiToken {
  const { createdAt, expiresAt, lastUsedAt, revokedAt } = times;
  return {
    id,
    userId,
    userName,
    userDisabled: disabledAt !== null,
    name,
    prefix,
    scopes: scopes.split(' ').filter(isScope),
    createdAt,
    expiresAt,
    lastUsedAt,
    revokedAt,
  };
}
