import { addDays, firstDayOfQuarter, quarterIndexOfDay } from '../../shared/calendar';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { insertDrawnLottery } from '../../storage/trades/lotteries';
import { setDates } from '../../storage/trades/tradeWrites';
import { drawLots } from '../../trades/lottery/draw';
import { setInWords } from '../../trades/lottery/words';
import { type Actor, requireManager } from '../actor';
import { findRotation } from '../rotations/findRotation';
import { moveTrade } from '../trades/record';
import { lotteryStanding } from './lotteryStanding';
import { openLottery, refused } from './prepareLottery';

/** Four complete quarters after the effect, and two weeks for the books to close. */
const REVIEW = { quarters: 4, days: 14 };

/**
 * Draws which of the prepared swaps wait for the second wave, and holds them out. It takes a second person: who prepared
 * the draw does not make it. Nothing of it can be changed afterwards.
 * @param seed a whole number from 0 to 2^32 − 1 that nobody chose
 * @throws ProductError actor.notAllowed, rotation.notFound, lottery.none, lottery.ended, lottery.notPrepared,
 *   lottery.changed, lottery.samePerson, lottery.noDraw (refused)
 */
export async function drawLottery(database: Database, rotationId: string, seed: number, actor: Actor): Promise<void> {
  requireManager(actor);
  await inTransaction(database.db, async (trx) => {
    const rotation = await findRotation(trx, rotationId);
    const { prepared, current, swaps } = openLottery(await lotteryStanding(trx, rotation, actor.today));
    if (prepared === null) throw refused('notPrepared', 'The draw has to be prepared first.');
    if (!current) {
      throw refused('changed', 'The approved swaps are not those that the draw was prepared for. Prepare it anew.');
    }
    if (prepared.by === actor.id) {
      throw refused('samePerson', 'You prepared this draw, so somebody else has to make it: two people see to it.');
    }
    const { heldOut, setSize } = drawLots(prepared.record, seed);
    const waiting = heldOut.map((unit) => prepared.record.units[unit]);
    const drawn = { seed, setSize, heldOut: waiting };
    await insertDrawnLottery(trx, prepared, { ...drawn, by: actor.id, at: actor.now });
    const start = rotation.policy.fiscalYearStartMonth;
    const reviewQuarter = quarterIndexOfDay(prepared.secondWave, start) + REVIEW.quarters;
    const dates = {
      effectiveDate: prepared.secondWave,
      reviewDate: addDays(firstDayOfQuarter(reviewQuarter, start), REVIEW.days),
    };
    for (const trade of swaps.filter(({ id }) => waiting.includes(id))) {
      await setDates(trx, trade.id, dates);
      await moveTrade(trx, trade, 'held_out', actor, 'Drawn by lot for the second wave.', { seed, ...dates });
    }
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'lottery.drawn',
      subjectType: 'rotation',
      subjectId: rotationId,
      payload: {
        ...drawn,
        algorithm: prepared.record.algorithm,
        preparedBy: prepared.by,
        set: setInWords(prepared.record, setSize),
        secondWave: prepared.secondWave,
        waiting: swaps.filter(({ id }) => waiting.includes(id)).map(({ number }) => number),
      },
    });
  });
}
