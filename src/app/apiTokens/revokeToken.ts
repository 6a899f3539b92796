import { canManageUsers } from '../../people/permissions';
import type { User } from '../../people/user';
import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { findApiToken, setTokenRevoked } from '../../storage/people/apiTokens';

/**
 * Ends a token for good, by its user or an administrator. One that is revoked already stays so.
 * @throws ProductError token.notFound: there is none, or it is another user's
 */
export async function revokeToken(database: Database, id: string, user: User, now: string): Promise<void> {
  await inTransaction(database.db, async (trx) => {
    const token = await findApiToken(trx, id);
    if (!token || (token.userId !== user.id && !canManageUsers(user))) {
      throw new ProductError('notFound', 'token.notFound', 'There is no such token, or it is not yours.');
    }
    if (token.revokedAt !== null) return;
    await setTokenRevoked(trx, id, now, user.id);
    await appendAudit(trx, {
      at: now,
      actorId: user.id,
      action: 'token.revoked',
      subjectType: 'token',
      subjectId: id,
      payload: { name: token.name, prefix: token.prefix, userId: token.userId },
    });
  });
}
