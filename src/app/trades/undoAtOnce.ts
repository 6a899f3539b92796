import { addDays } from '../../shared/calendar';
import { type Database, inTransaction } from '../../storage/database';
import { setSchedule } from '../../storage/trades/tradeWrites';
import type { Actor } from '../actor';
import { leaveByTrade } from '../coaching/leaveByTrade';
import { type AppliedTrade, applyTrade } from './applyTrades';
import { findTrade } from './findTrade';
import { draftUndo } from './proposeUndo';
import { moveTrade } from './record';

/**
 * Undoes a trade without asking anybody, for who operates the database: the inverse trade is drafted, approved and
 * brought into effect today (the day after its effect at the earliest), all in one transaction. Every step is audited
 * with the reason. What stands in the way makes the inverse trade a conflict, which an administrator can withdraw.
 * @throws ProductError trade.notFound, trade.notInEffect, trade.accountClaimed, trade.reasonMissing
 */
export async function undoAtOnce(database: Database, id: string, reason: string, actor: Actor): Promise<AppliedTrade> {
  const because = `By command, without consents: ${reason.trim()}`;
  return inTransaction(database.db, async (trx) => {
    const original = await findTrade(trx, id);
    const undoId = await draftUndo(trx, id, reason, actor);
    const earliest = addDays(original.effectiveDate ?? actor.today, 1);
    const day = earliest > actor.today ? earliest : actor.today;
    await moveTrade(trx, await findTrade(trx, undoId), 'submitted', actor, because);
    await moveTrade(trx, await findTrade(trx, undoId), 'approved', actor, because);
    await leaveByTrade(trx, await findTrade(trx, undoId), actor);
    await setSchedule(trx, undoId, { effectiveDate: day, reason: because, announcedAt: actor.now });
    await moveTrade(trx, await findTrade(trx, undoId), 'scheduled', actor, because, { effectiveDate: day });
    return applyTrade(trx, undoId, actor);
  });
}
