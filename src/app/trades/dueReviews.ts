import type { Day } from '../../shared/calendar';
import type { Db } from '../../storage/database';
import { outcomeDecisions } from '../../storage/outcomes/outcomeDecisions';
import { listTrades, type Trade } from '../../storage/trades/trades';

/**
 * Trades in effect whose day of review has come and that nobody has decided about, by number; one that was extended is
 * due again on the day then named, which is given as its day of review. What undoes another trade is not judged.
 */
export async function dueReviews(db: Db, today: Day): Promise<Trade[]> {
  const due = (await listTrades(db, { states: ['in_effect'], reviewBy: today })).filter(
    ({ undoesTradeId }) => undoesTradeId === null,
  );
  if (due.length === 0) return [];
  // Newest first: the latest decision about a trade counts.
  const latest = new Map((await outcomeDecisions(db)).reverse().map((decided) => [decided.tradeId, decided]));
  return due.flatMap((trade) => {
    const decided = latest.get(trade.id);
    const again = decided?.decision === 'extend' ? decided.reviewAgain : null;
    if (decided && (again === null || again > today)) return [];
    return [{ ...trade, reviewDate: again ?? trade.reviewDate }];
  });
}
