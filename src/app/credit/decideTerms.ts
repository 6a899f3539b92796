import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction, type Trx } from '../../storage/database';
import {
  creditConsents,
  declineCredit,
  insertCreditConsent,
  putCreditInForce,
} from '../../storage/trades/creditVersions';
import type { Trade } from '../../storage/trades/trades';
import { isFullyConsented, slotsFor } from '../../trades/consents';
import type { Actor } from '../actor';
import { findTrade } from '../trades/findTrade';
import { requireReason } from '../trades/reason';
import { type CreditOf, creditOf } from './creditOf';

/**
 * Agrees to the change of credit terms that waits, for every side that is the actor's to speak for. With the last
 * consent the new terms are in force.
 * @returns whether they are in force now
 * @throws ProductError trade.notFound, credit.nothingWaits (conflict), credit.notYours (refused)
 */
export async function consentToTerms(database: Database, tradeId: string, actor: Actor): Promise<boolean> {
  return inTransaction(database.db, async (trx) => {
    const { trade, version, facts } = await waitingTerms(trx, tradeId, actor);
    const slots = actor.id === null ? [] : slotsFor(actor.id, facts);
    if (slots.length === 0) {
      const sentence = 'Your consent to these terms is not needed, or you have given it. Two people have to agree.';
      throw new ProductError('refused', 'credit.notYours', sentence);
    }
    const consent = { versionId: version.id, userId: actor.id!, at: actor.now };
    let forUserId: string | null = null;
    for (const { managerRepId, eligible } of slots) {
      forUserId = eligible.find((user) => user.userId === actor.id)?.standsInFor?.userId ?? null;
      await insertCreditConsent(trx, { ...consent, managerRepId, forUserId });
    }
    const done = isFullyConsented({ ...facts, given: await creditConsents(trx, version.id) });
    if (done) await putCreditInForce(trx, version.id, actor.now);
    await tell(
      trx,
      trade,
      done ? 'credit.changed' : 'credit.consented',
      { version: version.number, ...(forUserId && { forUserId }) },
      actor,
    );
    return done;
  });
}

/**
 * Ends the change of credit terms that waits; the old terms go on. Whoever is asked, who proposed it, or an
 * administrator, with a reason.
 * @throws ProductError trade.notFound, trade.reasonMissing, credit.nothingWaits (conflict), credit.notYours (refused)
 */
export async function declineTerms(database: Database, tradeId: string, reason: string, actor: Actor): Promise<void> {
  requireReason(reason);
  await inTransaction(database.db, async (trx) => {
    const { trade, version, facts } = await waitingTerms(trx, tradeId, actor);
    const asked = actor.id !== null && slotsFor(actor.id, facts).length > 0;
    if (!asked && actor.role !== 'admin' && version.by !== actor.id) {
      throw new ProductError('refused', 'credit.notYours', 'Only those who are asked, or who proposed it, decline it.');
    }
    await declineCredit(trx, version.id, { at: actor.now, by: actor.id, reason: reason.trim() });
    await tell(trx, trade, 'credit.changeDeclined', { version: version.number, reason: reason.trim() }, actor);
  });
}

async function waitingTerms(
  trx: Trx,
  tradeId: string,
  { today }: Actor,
): Promise<{ trade: Trade } & Pick<NonNullable<CreditOf['waiting']>, 'version' | 'facts'>> {
  const trade = await findTrade(trx, tradeId);
  const { waiting, gate } = await creditOf(trx, trade, today);
  if (waiting === null || gate === 'closed') {
    throw new ProductError('conflict', 'credit.nothingWaits', 'No change of these credit terms waits for consent.');
  }
  return { trade, version: waiting.version, facts: waiting.facts };
}

function tell(trx: Trx, trade: Trade, action: string, payload: object, actor: Actor): Promise<void> {
  const about = { subjectType: 'trade', subjectId: trade.id, payload: { number: trade.number, ...payload } };
  return appendAudit(trx, { at: actor.now, actorId: actor.id, action, ...about });
}
