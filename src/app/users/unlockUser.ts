import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { deleteFailures } from '../../storage/people/signInFailures';
import { userSubject } from '../session/attempts';
import { existingUser } from './existingUser';

/**
 * Ends the wait of a user after failed sign-ins. Without one nothing changes.
 * @throws ProductError user.notFound
 */
export async function unlockUser(
  database: Database,
  { userId, actorId, now }: { userId: string; actorId: string; now: string },
): Promise<void> {
  await inTransaction(database.db, async (trx) => {
    const user = await existingUser(trx, userId);
    if (!(await deleteFailures(trx, userSubject(user.email)))) return;
    const event = { at: now, actorId, action: 'user.unlocked', subjectType: 'user', subjectId: userId };
    await appendAudit(trx, { ...event, payload: { name: user.name } });
  });
}
