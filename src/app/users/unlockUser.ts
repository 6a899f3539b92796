import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { deleteFailures } from '../../storage/people/signInFailures';
import { findUser } from '../../storage/people/users';
import { userSubject } from '../session/attempts';

/**
 * Ends the wait of a user after failed sign-ins. Without one nothing changes.
 * @throws ProductError user.notFound
 */
export async function unlockUser(
  database: Database,
  { userId, actorId, now }: { userId: string; actorId: string; now: string },
): Promise<void> {
  await inTransaction(database.db, async (trx) => {
    const user = await findUser(trx, userId);
    if (!user) throw new ProductError('notFound', 'user.notFound', 'There is no such user.');
    if (!(await deleteFailures(trx, userSubject(user.email)))) return;
    const event = { at: now, actorId, action: 'user.unlocked', subjectType: 'user', subjectId: userId };
    await appendAudit(trx, { ...event, payload: { name: user.name } });
  });
}
