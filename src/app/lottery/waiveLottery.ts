import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { insertWaivedLottery } from '../../storage/trades/lotteries';
import { type Actor, requireManager } from '../actor';
import { findRotation } from '../rotations/findRotation';
import { requireReason } from '../trades/reason';
import { lotteryStanding } from './lotteryStanding';
import { openLottery } from './prepareLottery';

/**
 * Lets a rotation do without the draw that its policy asks for, with a reason: all approved swaps take effect at once,
 * and there will be no second wave to compare them with.
 * @throws ProductError actor.notAllowed, rotation.notFound, lottery.none, lottery.ended, trade.reasonMissing
 */
export async function waiveLottery(
  database: Database,
  rotationId: string,
  reason: string,
  actor: Actor,
): Promise<void> {
  requireManager(actor);
  requireReason(reason);
  await inTransaction(database.db, async (trx) => {
    openLottery(await lotteryStanding(trx, await findRotation(trx, rotationId), actor.today));
    await insertWaivedLottery(trx, { rotationId, reason: reason.trim(), by: actor.id, at: actor.now });
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'lottery.waived',
      subjectType: 'rotation',
      subjectId: rotationId,
      payload: { reason: reason.trim() },
    });
  });
}
