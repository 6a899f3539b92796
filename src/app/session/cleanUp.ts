import { type Database, inTransaction } from '../../storage/database';
import { deleteExpiredSessions } from '../../storage/people/sessions';

/**
 * Removes sessions that have expired.
 * @param realNow UTC instant of the real clock, which sessions follow also when a day is stated
 */
export function cleanUpSessions(database: Database, realNow: string): Promise<void> {
  return inTransaction(database.db, (trx) => deleteExpiredSessions(trx, realNow));
}
