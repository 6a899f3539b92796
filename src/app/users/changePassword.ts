import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { passwordHashOf, setPasswordHash } from '../../storage/people/users';
import { endAccess } from './endAccess';
import { existingUser } from './existingUser';
import { hashPassword, passwordFits } from './password';
import { tellSignIn } from './tellSignIn';

/**
 * A user replaces their own password and is told of it. Every other session of theirs ends, and every API token.
 * @throws ProductError password.wrong when the present one does not fit, password.length (invalid)
 */
export async function changeOwnPassword(
  database: Database,
  change: { userId: string; present: string; password: string; sessionId: string; now: string },
): Promise<void> {
  if (!(await passwordFits(await passwordHashOf(database.db, change.userId), change.present))) {
    const sentence = 'This is not your present password; nothing was changed.';
    throw new ProductError('invalid', 'password.wrong', sentence, { field: 'present' });
  }
  await replacePassword(database, { ...change, actorId: change.userId, keepSessionId: change.sessionId });
}

/**
 * An administrator gives a user a new password. Every session and API token of that user ends.
 * @throws ProductError user.notFound, password.length (invalid)
 */
export async function resetPassword(
  database: Database,
  change: { userId: string; password: string; actorId: string | null; now: string },
): Promise<void> {
  await replacePassword(database, change);
}

async function replacePassword(
  database: Database,
  change: { userId: string; password: string; actorId: string | null; keepSessionId?: string; now: string },
): Promise<void> {
  const passwordHash = await hashPassword(change.password);
  await inTransaction(database.db, async (trx) => {
    await existingUser(trx, change.userId);
    await setPasswordHash(trx, change.userId, passwordHash);
    await endAccess(trx, change.userId, { ...change, because: 'passwordChanged' });
    const byAdministrator = change.actorId !== change.userId;
    await tellSignIn(trx, change.userId, 'passwordChanged', { byAdministrator }, change.now);
    await appendAudit(trx, {
      at: change.now,
      actorId: change.actorId,
      action: 'user.passwordChanged',
      subjectType: 'user',
      subjectId: change.userId,
      payload: {},
    });
  });
}
