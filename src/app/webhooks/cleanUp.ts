import { addDays, type Day } from '../../shared/calendar';
import { type Database, inTransaction } from '../../storage/database';
import { dropKeysBefore } from '../../storage/people/idempotencyKeys';
import { pruneDeliveries } from '../../storage/webhooks/deliveryLog';

const LOG_KEPT_DAYS = 30;

/** A request is sent again within a day or not at all. */
const KEYS_KEPT_DAYS = 2;

/**
 * Forgets deliveries that are over after a month, and keys of requests of programs after two days.
 * @param today by the real clock
 */
export function cleanUpPrograms(database: Database, today: Day): Promise<void> {
  return inTransaction(database.db, async (trx) => {
    await pruneDeliveries(trx, addDays(today, -LOG_KEPT_DAYS));
    await dropKeysBefore(trx, addDays(today, -KEYS_KEPT_DAYS));
  });
}
