import { type Day, nextQuarterStart } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { type Database, inTransaction, type Trx } from '../../storage/database';
import { stateHistory } from '../../storage/trades/tradeHistory';
import type { Trade } from '../../storage/trades/trades';
import { setSchedule } from '../../storage/trades/tradeWrites';
import { type Actor, requireManager } from '../actor';
import { findRotation } from '../rotations/findRotation';
import { findTrade } from './findTrade';
import { moveTrade } from './record';

/**
 * Takes back the date of a trade of which the reps know nothing yet: it is approved again and waits for another one, planned for the
 * day of its rotation as before.
 * @throws ProductError actor.notAllowed, trade.notFound, trade.wrongState, trade.announced (refused),
 *   trade.heldByLottery (refused) for the second wave, whose day the draw has set
 */
export async function takeDateBack(database: Database, id: string, actor: Actor): Promise<void> {
  requireManager(actor);
  await inTransaction(database.db, async (trx) => {
    const trade = await findTrade(trx, id);
    if (trade.announcedAt !== null) {
      throw new ProductError('refused', 'trade.announced', 'The reps know of it already; withdraw it with a reason.');
    }
    if ((await stateHistory(trx, id)).some(({ state }) => state === 'held_out')) {
      throw new ProductError(
        'refused',
        'trade.heldByLottery',
        'The draw has set its day; it stays in the second wave.',
      );
    }
    const effectiveDate = await plannedDate(trx, trade, actor);
    await setSchedule(trx, id, { effectiveDate, reason: null, announcedAt: null });
    await moveTrade(trx, trade, 'approved', actor, 'Its date was taken back.');
  });
}

/** The day on which a trade without a date of its own is to take effect: of its rotation, or, where it undoes another, the next quarter. */
export async function plannedDate(trx: Trx, trade: Trade, actor: Actor): Promise<Day> {
  const { effectiveDate, policy } = await findRotation(trx, trade.rotationId);
  return trade.undoesTradeId === null ? effectiveDate : nextQuarterStart(actor.today, policy.fiscalYearStartMonth);
}
