import { limitsBroken } from '../../planning/limitsBroken';
import type { Db } from '../../storage/database';
import { DECIDED_STATES } from '../../storage/trades/tradeHistory';
import { listTrades, type Trade } from '../../storage/trades/trades';
import type { TradeState } from '../../trades/states';
import { repsOf } from './consentFacts';
import { measureTrades } from './measureTrades';

/** What is asked of the limits beside "may it be agreed to now". */
export interface LimitQuestion {
  /** As if everything that waits for consent were agreed to as well. */
  waitingToo?: boolean;
  /** What the others break without this trade. */
  without?: boolean;
}

const WAITING: readonly TradeState[] = ['submitted'];

/**
 * Whether a trade keeps every limit together with what is decided: the book limits, the swaps a rep may be in (K) and
 * the swaps a plan may have (B) with the trades of its rotation, the yearly limits with those of every rotation, all
 * measured against the snapshot of the plan that it comes from; where that plan set limits of its own, the limits are
 * those of the rotation's policy. A trade that undoes another gives books back what they had and is not measured.
 * @returns sentences that name the rep and the figures; empty when every limit is kept
 */
export async function limitProblems(db: Db, trade: Trade, asked: LimitQuestion = {}): Promise<string[]> {
  if (trade.planId === null || trade.undoesTradeId !== null) return [];
  const others = await listTrades(db, { states: [...DECIDED_STATES, ...(asked.waitingToo ? WAITING : [])] });
  const measure = await measureTrades(
    db,
    trade,
    others.filter((other) => other.id !== trade.id),
  );
  if (measure === null) return [];
  const { problem, here, swapOf } = measure;
  const all = asked.without ? here : [...here, trade];
  // Other reps' books are not this trade's matter.
  return limitsBroken(problem, all.map(swapOf), repsOf(trade)).map(({ sentence }) => sentence);
}
