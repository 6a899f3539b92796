import type { Day } from '../../shared/calendar';
import type { Db } from '../../storage/database';
import type { Rotation } from '../../storage/rotations/rotations';
import { lotteryOf } from '../../storage/trades/lotteries';
import type { Trade } from '../../storage/trades/trades';
import { type HoldFacts, lotteryHold } from '../../trades/lottery/hold';

/** What the lottery of a rotation says about its trades; read once for all of them. */
export async function lotteryFacts(db: Db, rotation: Rotation): Promise<HoldFacts['lottery']> {
  const { end } = await lotteryOf(db, rotation.id);
  return {
    share: rotation.policy.plan.lotteryShare,
    ended: end !== null,
    secondWave: end?.kind === 'drawn' ? end.secondWave : null,
  };
}

/** Why the lottery keeps a trade from being scheduled, or null. */
export function schedulingHold(
  trade: Pick<Trade, 'state' | 'kind' | 'undoesTradeId'>,
  lottery: HoldFacts['lottery'],
  today: Day,
  dayText?: (day: Day) => string,
): string | null {
  const isSwap = trade.undoesTradeId === null && trade.kind !== 'transfer';
  return lotteryHold({ state: trade.state, isSwap, lottery, today }, dayText);
}
