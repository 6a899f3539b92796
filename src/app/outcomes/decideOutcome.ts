import { evidenceOf, type OutcomeDecision } from '../../outcomes/decisions';
import { type Day, isDay, quarterFromIndex } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { insertOutcomeDecision } from '../../storage/outcomes/outcomeDecisions';
import { setReviewDate } from '../../storage/trades/tradeWrites';
import { type Actor, requireManager } from '../actor';
import { findTrade } from '../trades/findTrade';
import { requireReason } from '../trades/reason';
import { reportEffects } from './effects';

export interface OutcomeToDecide {
  decision: OutcomeDecision;
  reason: string;
  /** Needed to extend: the day on which it is looked at again. */
  reviewAgain: Day | null;
}

/**
 * Records what is decided about an exchange in effect after a look at its outcome, with the figures as they stood. Keeping
 * and reversing end the matter; extending moves its review. Reversing changes no owner: the way back is drafted apart.
 * @throws ProductError trade.notFound, trade.notInEffect, trade.reasonMissing, outcome.reviewAgain
 */
export async function decideOutcome(
  database: Database,
  tradeId: string,
  { decision, reason, reviewAgain }: OutcomeToDecide,
  actor: Actor,
): Promise<void> {
  requireManager(actor);
  requireReason(reason);
  if (decision === 'extend') requireLater(reviewAgain, actor.today);
  // The figures of the page on which it was decided.
  const { rotationId } = await findTrade(database.db, tradeId);
  const report = await reportEffects(database, { rotationId });
  const evidence = evidenceOf(report?.trades.find((trade) => trade.tradeId === tradeId));
  await inTransaction(database.db, async (trx) => {
    const trade = await findTrade(trx, tradeId);
    if (trade.state !== 'in_effect' || trade.undoesTradeId !== null) {
      throw new ProductError('conflict', 'trade.notInEffect', 'Only an exchange in effect can be decided about.');
    }
    const decided = {
      decision,
      reason: reason.trim(),
      reviewAgain: decision === 'extend' ? reviewAgain : null,
      asOf: report === null ? '' : quarterFromIndex(report.asOf),
      evidence,
    };
    await insertOutcomeDecision(trx, { tradeId, ...decided, at: actor.now, by: actor.id });
    if (decided.reviewAgain !== null) await setReviewDate(trx, tradeId, decided.reviewAgain);
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'trade.outcomeDecided',
      subjectType: 'trade',
      subjectId: tradeId,
      payload: { number: trade.number, ...decided },
    });
  });
}

function requireLater(day: Day | null, today: Day): void {
  if (day !== null && isDay(day) && day > today) return;
  throw new ProductError(
    'invalid',
    'outcome.reviewAgain',
    day === null || day === ''
      ? 'Choose the day on which it is looked at again.'
      : `It is looked at again on a day after today (${today}); "${day}" is not one.`,
    { field: 'reviewAgain' },
  );
}
