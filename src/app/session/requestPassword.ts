import { uuidv7 } from 'uuidv7';
import { MAIL_LOCK } from '../../people/lockOut';
import { type Database, inTransaction } from '../../storage/database';
import { enqueueMail } from '../../storage/notifications/outbox';
import { findUserByEmail } from '../../storage/people/users';
import { admitAttempt, mailSubject } from './attempts';

/**
 * Puts a mail with the way to a new password in line, where the address belongs to somebody who may sign in, a few an
 * hour at most. Whether it does is not told: the same is read and written for every address, but for the one row.
 */
export async function requestPassword(
  database: Database,
  { email, now, realNow }: { email: string; now: string; realNow: string },
): Promise<void> {
  await inTransaction(database.db, async (trx) => {
    const { wait } = await admitAttempt(trx, mailSubject(email), MAIL_LOCK, realNow);
    const user = await findUserByEmail(trx, email);
    if (wait > 0 || !user || user.disabledAt !== null) return;
    await enqueueMail(trx, { id: uuidv7(), kind: 'passwordReset', userId: user.id, at: now });
  });
}
