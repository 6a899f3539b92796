import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { insertPreparedLottery } from '../../storage/trades/lotteries';
import { drawLots } from '../../trades/lottery/draw';
import { type Actor, requireManager } from '../actor';
import { findRotation } from '../rotations/findRotation';
import { lotteryRecord } from './lotteryRecord';
import { type LotteryStanding, lotteryStanding } from './lotteryStanding';

/**
 * Fixes what a draw is over: the approved swaps of a rotation, their strata and how many of each wait. Somebody else
 * then draws. It is refused when no draw could keep every limit.
 * @throws ProductError actor.notAllowed, rotation.notFound, lottery.none, lottery.ended (conflict), lottery.undecided,
 *   lottery.tooFew, lottery.noDraw (refused)
 */
export async function prepareLottery(database: Database, rotationId: string, actor: Actor): Promise<void> {
  requireManager(actor);
  await inTransaction(database.db, async (trx) => {
    const rotation = await findRotation(trx, rotationId);
    const standing = openLottery(await lotteryStanding(trx, rotation, actor.today));
    if (standing.undecided > 0) {
      const n = standing.undecided === 1 ? '1 trade is' : `${standing.undecided} trades are`;
      throw refused('undecided', `${n} not decided yet. The draw is made once, over all swaps that are agreed to.`);
    }
    if (standing.swaps.length < 2) {
      throw refused('tooFew', 'There is nothing to draw: it takes at least two approved swaps to split them.');
    }
    const record = await lotteryRecord(trx, standing.swaps, standing.share);
    drawLots(record, 0);
    const { firstWave, secondWave } = standing;
    await insertPreparedLottery(trx, { rotationId, record, firstWave, secondWave, by: actor.id, at: actor.now });
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'lottery.prepared',
      subjectType: 'rotation',
      subjectId: rotationId,
      payload: { record, firstWave, secondWave, trades: standing.swaps.map(({ number }) => number) },
    });
  });
}

/**
 * A lottery that can still be held.
 * @throws ProductError lottery.none, lottery.ended
 */
export function openLottery(standing: LotteryStanding | null): LotteryStanding {
  if (standing === null) {
    throw refused('none', 'The policy of this rotation has no lottery: every approved swap takes effect at once.');
  }
  if (standing.end === null) return standing;
  throw new ProductError(
    'conflict',
    'lottery.ended',
    standing.end.kind === 'drawn'
      ? 'The lot of this rotation is drawn; it is never drawn again.'
      : 'It was decided that this rotation does without a draw.',
  );
}

/** The refusal of a step of a lottery. @param code without `lottery.` */
export function refused(code: string, sentence: string): ProductError {
  return new ProductError('refused', `lottery.${code}`, sentence);
}
