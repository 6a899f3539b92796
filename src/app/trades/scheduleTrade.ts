import { addDays } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { type Database, inTransaction } from '../../storage/database';
import { setSchedule } from '../../storage/trades/trades';
import { checkEffectiveDate } from '../../trades/dates';
import { type Actor, requireManager } from '../actor';
import { lotteryFacts, schedulingHold } from '../lottery/schedulingHold';
import { findRotation } from '../rotations/findRotation';
import { findTrade } from './findTrade';
import { moveTrade } from './record';

/**
 * Gives an approved trade (or one in conflict that was cleared) its date and announces it to the reps concerned.
 * @param reason needed when the date is not the first day of a fiscal quarter
 * @throws ProductError actor.notAllowed, trade.notFound, trade.badDate, trade.heldByLottery, trade.wrongState
 */
export async function scheduleTrade(
  database: Database,
  id: string,
  request: { effectiveDate: string; reason: string | null },
  actor: Actor,
): Promise<void> {
  requireManager(actor);
  await inTransaction(database.db, async (trx) => {
    const trade = await findTrade(trx, id);
    const rotation = await findRotation(trx, trade.rotationId);
    const lottery = await lotteryFacts(trx, rotation);
    const hold = schedulingHold(trade, lottery, actor.today);
    if (hold !== null) throw new ProductError('refused', 'trade.heldByLottery', hold);
    const undone = trade.undoesTradeId === null ? null : await findTrade(trx, trade.undoesTradeId);
    const dayAfter = undone?.effectiveDate ? addDays(undone.effectiveDate, 1) : actor.today;
    const { date, reason } = checkEffectiveDate(
      request.effectiveDate,
      request.reason,
      rotation.policy.fiscalYearStartMonth,
      actor.today,
      dayAfter > actor.today ? dayAfter : actor.today,
    );
    if (trade.state === 'held_out' && lottery.secondWave !== null && date < lottery.secondWave) {
      throw new ProductError(
        'refused',
        'trade.heldByLottery',
        `The second wave takes effect on ${lottery.secondWave} at the earliest: until then it is what the first is compared with.`,
      );
    }
    await setSchedule(trx, id, { effectiveDate: date, reason, announcedAt: trade.announcedAt ?? actor.now });
    await moveTrade(trx, trade, 'scheduled', actor, reason, { effectiveDate: date });
  });
}
