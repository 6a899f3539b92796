import { addDays, type Day } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { loadReps } from '../../storage/accounts/accounts';
import { type Database, inTransaction, type Trx } from '../../storage/database';
import type { Trade } from '../../storage/trades/trades';
import { setSchedule } from '../../storage/trades/tradeWrites';
import { checkEffectiveDate } from '../../trades/dates';
import { type Actor, requireManager } from '../actor';
import { lotteryFacts, schedulingHold } from '../lottery/schedulingHold';
import { findRotation } from '../rotations/findRotation';
import { findTrade } from './findTrade';
import { moveTrade } from './record';
import { tellPostponed } from './tellTakenBack';

/**
 * Gives an approved trade (or one in conflict that was cleared) its date. The reps hear of it when it is announced.
 * @param reason needed when the date is not the first day of a fiscal quarter
 * @throws ProductError actor.notAllowed, trade.notFound, trade.badDate, trade.heldByLottery, trade.partyLeaves,
 *   trade.wrongState
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
    await refuseLeavers(trx, trade, date);
    // What was announced was another date: it is announced anew, and can be challenged anew.
    await setSchedule(trx, id, { effectiveDate: date, reason, announcedAt: null });
    await moveTrade(trx, trade, 'scheduled', actor, reason, { effectiveDate: date });
    await tellPostponed(trx, trade, actor);
  });
}

/** A rep who has left by the day of effect neither takes nor hands over anything; who leaves a book behind may. */
async function refuseLeavers(trx: Trx, trade: Trade, day: Day): Promise<void> {
  const reps = new Map((await loadReps(trx)).map((rep) => [rep.id, rep]));
  const parties = trade.legs.flatMap((leg) =>
    trade.kind === 'transfer' ? [leg.toRepId] : [leg.fromRepId, leg.toRepId],
  );
  const gone = parties
    .map((id) => (id === null ? undefined : reps.get(id)))
    .find((rep) => rep?.endDate && rep.endDate < day);
  if (!gone) return;
  throw new ProductError(
    'refused',
    'trade.partyLeaves',
    `${gone.name} leaves on ${gone.endDate}, before owners would change on ${day}. Withdraw this trade; the book is placed by transfers.`,
  );
}
