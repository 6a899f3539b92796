import type { TokenScope } from '../../people/scopes';
import type { User } from '../../people/user';
import type { Day } from '../../shared/calendar';
import { isProductError } from '../../shared/errors';
import type { Database } from '../../storage/database';
import { ifFree } from '../../storage/ifFree';
import { type ApiToken, findTokenByPrefix, touchApiToken } from '../../storage/people/apiTokens';
import { activeUser } from '../session/activeUser';
import { isSecret, tokenParts } from './tokenText';

const TOUCH_AFTER_MS = 10 * 60_000;

/** A program that acts for a user. */
export interface Bearer {
  token: Pick<ApiToken, 'id' | 'name'>;
  scopes: readonly TokenScope[];
  /** As they are now: a token loses what its user loses. */
  user: User;
}

/**
 * Who comes with a token; null when it is none, unknown, revoked, expired, or its user can sign in no more.
 * @param at the product's day of today, and the instant of the real clock
 */
export async function bearerOf(
  database: Database,
  text: string,
  at: { today: Day; realNow: string },
): Promise<Bearer | null> {
  const parts = tokenParts(text);
  const token = parts && (await findTokenByPrefix(database.db, parts.prefix));
  if (!token || !isSecret(parts.secret, token.secretHash)) return null;
  if (token.revokedAt !== null || token.expiresAt <= at.realNow) return null;
  const user = await activeUser(database.db, token.userId, at.today);
  if (user === null) return null;
  await touch(database, token, at.realNow);
  return { token, scopes: token.scopes, user };
}

/** Written at most every ten minutes, so that reading hardly ever writes. */
async function touch(database: Database, token: ApiToken, realNow: string): Promise<void> {
  if (token.lastUsedAt !== null && Date.parse(realNow) - Date.parse(token.lastUsedAt) < TOUCH_AFTER_MS) return;
  try {
    // A later request does it: a long import neither delays nor keeps programs from reading.
    await ifFree(database.db, (trx) => touchApiToken(trx, token.id, realNow));
  } catch (error) {
    if (!(isProductError(error) && error.kind === 'busy')) throw error;
  }
}
