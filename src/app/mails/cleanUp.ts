import { addDays, type Day } from '../../shared/calendar';
import { type Database, inTransaction } from '../../storage/database';
import { pruneMails } from '../../storage/notifications/outbox';

const KEPT_DAYS = 30;

/**
 * Forgets mails that went out, were given up or put aside, after a month.
 * @param today by the real clock
 */
export function cleanUpMails(database: Database, today: Day): Promise<void> {
  return inTransaction(database.db, (trx) => pruneMails(trx, addDays(today, -KEPT_DAYS)));
}
