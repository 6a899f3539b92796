import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { countActive, setDisabledAt } from '../../storage/people/users';
import { endAccess } from './endAccess';
import { existingUser } from './existingUser';

export interface SetUserDisabled {
  userId: string;
  disabled: boolean;
  /** users.id of who decides, null for the command line. */
  actorId: string | null;
  now: string;
}

/**
 * Disables a user (every session and API token of theirs ends, tokens for good) or enables them again. Asking for what is so already changes nothing.
 * @throws ProductError user.notFound, user.ownself, user.lastAdmin (refused)
 */
export async function setUserDisabled(database: Database, change: SetUserDisabled): Promise<void> {
  await inTransaction(database.db, async (trx) => {
    const user = await existingUser(trx, change.userId);
    if ((user.disabledAt !== null) === change.disabled) return;
    if (change.disabled && user.id === change.actorId) {
      const sentence = 'You cannot disable yourself; ask another administrator.';
      throw new ProductError('refused', 'user.ownself', sentence);
    }
    if (change.disabled && user.role === 'admin' && (await countActive(trx, 'admin')) === 1) {
      const sentence = `${user.name} is the only administrator; add another one first.`;
      throw new ProductError('refused', 'user.lastAdmin', sentence);
    }
    await setDisabledAt(trx, user.id, change.disabled ? change.now : null);
    if (change.disabled) await endAccess(trx, user.id, { ...change, because: 'disabled' });
    await appendAudit(trx, {
      at: change.now,
      actorId: change.actorId,
      action: change.disabled ? 'user.disabled' : 'user.enabled',
      subjectType: 'user',
      subjectId: user.id,
      payload: {},
    });
  });
}
