import { uuidv7 } from 'uuidv7';
import { type Database, inTransaction } from '../../storage/database';
import { usersWithDigest } from '../../storage/notifications/notifications';
import { enqueueMail, hadDigestSince } from '../../storage/notifications/outbox';

/** From this hour (UTC) on the mail of a day is written. */
const HOUR = 6;

/**
 * Puts the daily mail in line for everybody with something unread that they want once a day; once a day each.
 * @param realNow UTC instant of the real clock
 */
export async function queueDigests(database: Database, realNow: string): Promise<void> {
  if (Number(realNow.slice(11, 13)) < HOUR) return;
  const today = `${realNow.slice(0, 10)}T00:00:00.000Z`;
  for (const userId of await usersWithDigest(database.db, today)) {
    await inTransaction(database.db, async (trx) => {
      // Asked again under the lock: another worker may have done it since.
      if (await hadDigestSince(trx, userId, today)) return;
      await enqueueMail(trx, { id: uuidv7(), kind: 'digest', userId, at: realNow });
    });
  }
}
