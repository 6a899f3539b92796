import { uuidv7 } from 'uuidv7';
import { scopesFor, type TokenScope } from '../../people/scopes';
import type { User } from '../../people/user';
import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { insertApiToken } from '../../storage/people/apiTokens';
import { tellSignIn } from '../users/tellSignIn';
import { newTokenText } from './tokenText';

/** How long a token can hold at most. */
const LONGEST_DAYS = 366;

export interface NewToken {
  name: string;
  scopes: TokenScope[];
  /** From 1 to LONGEST_DAYS. */
  days: number;
}

/**
 * Makes a token that acts as the user.
 * @param at now: as the product sees it, and by the real clock, which decides when the token expires
 * @returns the token's text, which is nowhere to be had afterwards
 * @throws ProductError token.name, token.noScope, token.scope, token.days (invalid)
 */
export async function makeToken(
  database: Database,
  user: User,
  wanted: NewToken,
  at: { now: string; realNow: string },
): Promise<{ id: string; text: string }> {
  const name = wanted.name.trim();
  check(user, { ...wanted, name });
  const { text, prefix, secretHash } = newTokenText();
  const expiresAt = new Date(Date.parse(at.realNow) + wanted.days * 86_400_000).toISOString();
  const id = uuidv7();
  const { scopes } = wanted;
  await inTransaction(database.db, async (trx) => {
    const token = { id, userId: user.id, name, prefix, secretHash, scopes, createdAt: at.now, expiresAt };
    await insertApiToken(trx, token);
    await tellSignIn(trx, user.id, 'tokenMade', {}, at.now);
    await appendAudit(trx, {
      at: at.now,
      actorId: user.id,
      action: 'token.made',
      subjectType: 'token',
      subjectId: id,
      payload: { name, prefix, scopes, expiresAt },
    });
  });
  return { id, text };
}

function check(user: User, { name, scopes, days }: NewToken): void {
  if (name.length === 0 || name.length > 100) {
    throw invalid('name', 'A token needs a name of at most 100 characters that says what it is for.', 'name');
  }
  if (scopes.length === 0) throw invalid('noScope', 'Tick at least one thing that the token is for.', 'scopes');
  const beyond = scopes.filter((scope) => !scopesFor(user.role).includes(scope));
  if (beyond.length > 0) {
    throw invalid('scope', `A token of yours can do no more than you: not ${beyond.join(', ')}.`, 'scopes');
  }
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_DAYS) {
    throw invalid('days', `A token holds for 1 to ${LONGEST_DAYS} days.`, 'days');
  }
}

function invalid(code: string, sentence: string, field: string): ProductError {
  return new ProductError('invalid', `token.${code}`, sentence, { field });
}
