import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction, type Trx } from '../../storage/database';
import { insertCreditConsent, insertCreditVersion } from '../../storage/trades/creditVersions';
import type { Trade } from '../../storage/trades/trades';
import { ownSlot } from '../../trades/consents';
import type { CreditTerms } from '../../trades/credit/terms';
import { type Actor, requireManager } from '../actor';
import { findTrade } from '../trades/findTrade';
import { requireReason } from '../trades/reason';
import { creditOf } from './creditOf';

/**
 * Changes the credit terms of a trade. While nobody else has agreed to it they change at once; afterwards the change is
 * a new version that waits until everybody concerned has agreed, and the old terms count till then.
 * @returns whether the new terms are in force now
 * @throws ProductError actor.notAllowed, trade.notFound, credit.notProposer (refused), credit.closed (refused),
 *   credit.waiting (conflict), trade.reasonMissing
 */
export async function changeTerms(
  database: Database,
  tradeId: string,
  change: { terms: CreditTerms; reason: string },
  actor: Actor,
): Promise<boolean> {
  requireManager(actor);
  return inTransaction(database.db, async (trx) => {
    const trade = await findTrade(trx, tradeId);
    const { gate, waiting } = await creditOf(trx, trade, actor.today);
    if (gate === 'closed') throw refused('closed', 'This trade has ended, so its credit terms do not change any more.');
    if (gate === 'free') {
      if (trade.createdBy !== actor.id && actor.role !== 'admin') {
        throw refused(
          'notProposer',
          'Until it is agreed to, who drafted the trade, or an administrator, writes its terms.',
        );
      }
      await writeTerms(trx, trade, { ...change, inForce: true }, actor);
      return true;
    }
    requireReason(change.reason);
    if (waiting !== null) {
      throw new ProductError(
        'conflict',
        'credit.waiting',
        'Another change of these terms waits for consent. Agree to it or decline it first.',
      );
    }
    const versionId = await writeTerms(trx, trade, { ...change, inForce: false }, actor);
    const { waiting: opened } = await creditOf(trx, trade, actor.today);
    const own = opened === null ? undefined : ownSlot(opened.slots, actor);
    // Proposing is one's own word, here as with the trade itself.
    if (own && actor.id !== null) {
      await insertCreditConsent(trx, {
        versionId,
        managerRepId: own.managerRepId,
        forUserId: null,
        userId: actor.id,
        at: actor.now,
      });
    }
    return false;
  });
}

/** Stores a version of the terms with its audit event and returns its id. */
export async function writeTerms(
  trx: Trx,
  trade: Pick<Trade, 'id' | 'number'>,
  { terms, reason, inForce }: { terms: CreditTerms; reason: string; inForce: boolean },
  actor: Actor,
): Promise<number> {
  const said = reason.trim() || null;
  const version = { tradeId: trade.id, terms, reason: said, at: actor.now, by: actor.id, inForce };
  const id = await insertCreditVersion(trx, version);
  await appendAudit(trx, {
    at: actor.now,
    actorId: actor.id,
    action: inForce ? 'credit.set' : 'credit.changeProposed',
    subjectType: 'trade',
    subjectId: trade.id,
    payload: { number: trade.number, terms, reason: said },
  });
  return id;
}

function refused(code: string, sentence: string): ProductError {
  return new ProductError('refused', `credit.${code}`, sentence);
}
