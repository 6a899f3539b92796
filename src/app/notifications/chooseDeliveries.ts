import type { Delivery } from '../../notifications/kind';
import type { KindName } from '../../notifications/kinds/index';
import { type Database, inTransaction } from '../../storage/database';
import { setDelivery } from '../../storage/notifications/deliveries';

/** Keeps how a user wants each kind by mail; kinds that are not named stay as they are. */
export async function chooseDeliveries(
  database: Database,
  userId: string,
  chosen: Partial<Record<KindName, Delivery>>,
): Promise<void> {
  await inTransaction(database.db, async (trx) => {
    for (const [kind, delivery] of Object.entries(chosen)) await setDelivery(trx, userId, kind, delivery);
  });
}
