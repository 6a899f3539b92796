import type { Day } from '../../shared/calendar';
import type { Db } from '../../storage/database';
import type { Rotation } from '../../storage/rotations/rotations';
import { lotteryOf, type RotationLottery } from '../../storage/trades/lotteries';
import { listTrades, type Trade } from '../../storage/trades/trades';
import { type Waves, wavesOf } from '../../trades/lottery/waves';

export interface LotteryStanding extends RotationLottery, Waves {
  share: number;
  /** Approved swaps that a draw now would be over, by number. */
  swaps: Trade[];
  /** Trades of the rotation that nobody has decided about yet. */
  undecided: number;
  /** The preparation is over exactly these swaps. */
  current: boolean;
}

/** Where the lottery of a rotation stands; null when its policy has none. */
export async function lotteryStanding(db: Db, rotation: Rotation, today: Day): Promise<LotteryStanding | null> {
  const share = rotation.policy.plan.lotteryShare;
  if (share === 0) return null;
  const trades = await listTrades(db, { rotationId: rotation.id, states: ['draft', 'submitted', 'approved'] });
  const own = trades.filter((trade) => trade.undoesTradeId === null && trade.kind !== 'transfer');
  const swaps = own.filter(({ state }) => state === 'approved');
  const lottery = await lotteryOf(db, rotation.id);
  return {
    ...lottery,
    ...wavesOf(rotation.effectiveDate, today, rotation.policy.fiscalYearStartMonth),
    share,
    swaps,
    undecided: own.length - swaps.length,
    current: lottery.prepared?.record.units.join() === swaps.map(({ id }) => id).join(),
  };
}
