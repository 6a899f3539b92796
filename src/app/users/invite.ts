import { uuidv7 } from 'uuidv7';
import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { enqueueMail } from '../../storage/notifications/outbox';
import { existingUser } from './existingUser';

/**
 * Puts a mail in line with which a user chooses a password.
 * @throws ProductError user.notFound, user.isDisabled (refused)
 */
export async function inviteUser(
  database: Database,
  { userId, actorId, now }: { userId: string; actorId: string; now: string },
): Promise<void> {
  await inTransaction(database.db, async (trx) => {
    const user = await existingUser(trx, userId);
    if (user.disabledAt !== null) {
      const sentence = `${user.name} is disabled; enable the user first.`;
      throw new ProductError('refused', 'user.isDisabled', sentence);
    }
    await enqueueMail(trx, { id: uuidv7(), kind: 'invitation', userId, at: now });
    const event = { at: now, actorId, action: 'user.invited', subjectType: 'user', subjectId: userId };
    await appendAudit(trx, { ...event, payload: { name: user.name } });
  });
}
