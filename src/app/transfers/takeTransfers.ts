import type { PlannedTransfer } from '../../planning/transfers/types';
import { ProductError } from '../../shared/errors';
import { type Database, inTransaction } from '../../storage/database';
import { loadTransferPlan, type StoredTransferPlan } from '../../storage/plans/transferPlans';
import { type Actor, requireManager } from '../actor';
import { findRotation } from '../rotations/findRotation';
import { draftTrade, refuseClaimed, refuseMoved } from '../trades/proposeTrades';

/**
 * The plan of transfers.
 * @throws ProductError transfers.notFound
 */
export async function findTransferPlan(database: Database, id: string): Promise<StoredTransferPlan> {
  const stored = await loadTransferPlan(database.db, id);
  if (!stored) throw new ProductError('notFound', 'transfers.notFound', 'There is no such plan of transfers.');
  return stored;
}

/**
 * Takes transfers of a plan into trades, as drafts; they go the way of every trade: consents, date, effect, undo.
 * @returns ids of the new trades
 * @throws ProductError actor.notAllowed, transfers.notFound, transfers.unknown, trade.accountClaimed, trade.ownerChanged
 */
export async function takeTransfers(
  database: Database,
  planId: string,
  ids: string[],
  actor: Actor,
): Promise<string[]> {
  requireManager(actor);
  const { header, plan } = await findTransferPlan(database, planId);
  const rotation = await findRotation(database.db, header.rotationId);
  const chosen = plan.transfers.filter((transfer) => ids.includes(transfer.id));
  if (chosen.length !== new Set(ids).size || chosen.length === 0) {
    throw new ProductError('invalid', 'transfers.unknown', 'Tick at least one transfer of this plan.');
  }
  return inTransaction(database.db, async (trx) => {
    await refuseClaimed(trx, chosen);
    await refuseMoved(trx, chosen, actor.today);
    const trades: string[] = [];
    for (const transfer of chosen) trades.push(await draftTrade(trx, rotation, null, asTrade(transfer), actor));
    return trades;
  });
}

const asTrade = ({ id, legs, expectedCents }: PlannedTransfer) => ({
  id,
  legs,
  expectedCents,
  kind: 'transfer' as const,
});
