import { type Database, inTransaction } from '../../storage/database';
import { outcomeDecisions } from '../../storage/outcomes/outcomeDecisions';
import { listTrades } from '../../storage/trades/trades';
import type { Actor } from '../actor';
import { tellDecision } from './tellDecision';

/** Tells those concerned of trades whose day of review has come and that nobody has decided about; each day once. */
export async function remindReviews(database: Database, actor: Actor): Promise<void> {
  const due = (await listTrades(database.db, { states: ['in_effect'] })).filter(
    ({ reviewDate }) => reviewDate !== null && reviewDate <= actor.today,
  );
  if (due.length === 0) return;
  // Newest first: the latest decision about a trade counts.
  const latest = new Map((await outcomeDecisions(database.db)).reverse().map((decided) => [decided.tradeId, decided]));
  for (const trade of due) {
    const decided = latest.get(trade.id);
    const again = decided?.decision === 'extend' ? decided.reviewAgain : null;
    if (decided && (again === null || again > actor.today)) continue;
    await inTransaction(database.db, (trx) =>
      tellDecision(trx, 'reviewDue', { ...trade, reviewDate: again ?? trade.reviewDate }, actor),
    );
  }
}
