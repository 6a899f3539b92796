import { FORGOTTEN_AFTER_MS } from '../../people/lockOut';
import { type Database, inTransaction } from '../../storage/database';
import { deleteExpiredPasswordLinks } from '../../storage/people/passwordLinks';
import { deleteExpiredSessions } from '../../storage/people/sessions';
import { deleteOldFailures } from '../../storage/people/signInFailures';

/**
 * Removes sessions and one-time addresses that have expired, and failures to sign in that are forgotten.
 * @param realNow UTC instant of the real clock, which sessions follow also when a day is stated
 */
export function cleanUpSessions(database: Database, realNow: string): Promise<void> {
  const dayBefore = new Date(Date.parse(realNow) - FORGOTTEN_AFTER_MS).toISOString();
  return inTransaction(database.db, async (trx) => {
    await deleteExpiredSessions(trx, realNow);
    await deleteExpiredPasswordLinks(trx, realNow);
    await deleteOldFailures(trx, dayBefore);
  });
}
