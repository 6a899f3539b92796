import { addDays, isDay } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { type Database, inTransaction } from '../../storage/database';
import { insertConsent } from '../../storage/trades/tradeHistory';
import { setTradeTerms } from '../../storage/trades/tradeWrites';
import { consentSlots, ownSlot } from '../../trades/consents';
import { requireDraft } from '../../trades/states';
import type { Actor } from '../actor';
import { settleCredit } from '../credit/settleCredit';
import { consentFacts } from './consentFacts';
import { findTrade } from './findTrade';
import { moveTrade } from './record';
import { askConsents } from './tellDecision';

/** What is written down before anybody agrees: how the trade will be judged, when, and what would undo it. */
export interface TradeTerms {
  successMeasure: string;
  /** Day of the review. */
  reviewDate: string;
  undoCondition: string;
  /** What was agreed about credit beyond the terms, in words. */
  creditTerms: string;
  /** Template of the credit terms; left out: those written for this trade already, else the company's default. */
  creditTemplate?: string;
}

/**
 * Submits a draft for consent. Submitting counts as the consent for the submitter's own side.
 * @throws ProductError trade.notFound, trade.badTerms, trade.notProposer, trade.wrongState, credit.noTemplate
 */
export async function submitTrade(database: Database, id: string, terms: TradeTerms, actor: Actor): Promise<void> {
  if (terms.successMeasure.trim().length < 3) {
    throw new ProductError('invalid', 'trade.badTerms', 'Say how success will be measured, in at least three letters.');
  }
  const farthest = addDays(actor.today, 4 * 366);
  if (!isDay(terms.reviewDate) || terms.reviewDate <= actor.today || terms.reviewDate > farthest) {
    throw new ProductError(
      'invalid',
      'trade.badTerms',
      `The review needs a day after today (${actor.today}) and within four years, written YYYY-MM-DD.`,
    );
  }
  await inTransaction(database.db, async (trx) => {
    const trade = await findTrade(trx, id);
    if (trade.createdBy !== actor.id && actor.role !== 'admin') {
      throw new ProductError(
        'refused',
        'trade.notProposer',
        'Only who drafted a trade, or an administrator, submits it.',
      );
    }
    requireDraft(trade.state);
    await setTradeTerms(trx, id, terms);
    await settleCredit(trx, trade, terms.creditTemplate, actor);
    await moveTrade(trx, trade, 'submitted', actor, null, { ...terms });
    const facts = await consentFacts(trx, trade, actor.today);
    // Proposing is one's own word; an administrator who submits for somebody else gives no consent by it.
    const own = actor.id === trade.createdBy ? ownSlot(consentSlots(facts), actor) : undefined;
    if (own && actor.id) {
      await insertConsent(trx, {
        tradeId: id,
        managerRepId: own.managerRepId,
        userId: actor.id,
        forUserId: null,
        givenBy: 'proposal',
        at: actor.now,
        reason: null,
      });
    }
    await askConsents(trx, trade, actor);
  });
}
