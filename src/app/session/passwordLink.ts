import { createHash, randomBytes } from 'node:crypto';
import type { Trx } from '../../storage/database';
import { insertPasswordLink } from '../../storage/people/passwordLinks';

/** How long the two kinds of one-time addresses work. */
export const RESET_MINUTES = 60;
export const INVITATION_DAYS = 7;

/** What is stored of a token. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Makes a one-time token for a new password: 256 random bits, of which only a digest is stored.
 * @param realNow instant of the real clock
 */
export async function makePasswordLink(trx: Trx, userId: string, minutes: number, realNow: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.parse(realNow) + minutes * 60_000).toISOString();
  await insertPasswordLink(trx, { tokenHash: tokenHash(token), userId, at: realNow, expiresAt });
  return token;
}
