import { ProductError } from '../../shared/errors';
import type { Db } from '../../storage/database';
import { getTrade, type Trade } from '../../storage/trades/trades';

/**
 * A trade that must exist.
 * @throws ProductError trade.notFound
 */
export async function findTrade(db: Db, id: string): Promise<Trade> {
  const trade = await getTrade(db, id);
  if (!trade) throw new ProductError('notFound', 'trade.notFound', 'There is no such trade.');
  return trade;
}
