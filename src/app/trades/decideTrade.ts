import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { insertConsent } from '../../storage/trades/tradeHistory';
import { setWaiver } from '../../storage/trades/tradeWrites';
import { isFullyConsented, slotsFor } from '../../trades/consents';
import { requireMove } from '../../trades/states';
import type { Actor } from '../actor';
import { leaveByTrade } from '../coaching/leaveByTrade';
import { consentFacts } from './consentFacts';
import { findTrade } from './findTrade';
import { limitProblems } from './limits';
import { requireReason } from './reason';
import { moveTrade } from './record';
import { askConsents, tellDecision } from './tellDecision';
import { tellTakenBack } from './tellTakenBack';

/**
 * Gives every consent that the actor can give. The last one approves the trade, unless together with what is approved
 * already it would take a book beyond its limits: then `overrideReason` is needed, and audited.
 * @returns whether the trade is approved now
 * @throws ProductError trade.notFound, trade.notYours (refused), trade.wrongState, trade.limits (refused)
 */
export async function consentToTrade(
  database: Database,
  id: string,
  decision: { reason: string | null; overrideReason: string | null },
  actor: Actor,
): Promise<boolean> {
  return inTransaction(database.db, async (trx) => {
    const trade = await findTrade(trx, id);
    requireMove(trade.state, 'approved');
    const facts = await consentFacts(trx, trade, actor.today);
    const slots = actor.id === null ? [] : slotsFor(actor.id, facts);
    if (slots.length === 0) {
      throw new ProductError(
        'refused',
        'trade.notYours',
        'Your consent is not needed for this trade, or you have given it. Two people have to agree: who proposes a trade cannot approve it alone.',
      );
    }
    // Standing in for several managers is one decision, and one act.
    for (const { managerRepId, eligible } of slots) {
      const forUserId = eligible.find((user) => user.userId === actor.id)?.standsInFor?.userId ?? null;
      await insertConsent(trx, {
        tradeId: id,
        managerRepId,
        userId: actor.id!,
        forUserId,
        givenBy: 'approval',
        at: actor.now,
        reason: decision.reason,
      });
      await appendAudit(trx, {
        at: actor.now,
        actorId: actor.id,
        action: 'trade.consented',
        subjectType: 'trade',
        subjectId: id,
        payload: { number: trade.number, managerRepId, ...(forUserId && { forUserId }), reason: decision.reason },
      });
    }
    if (!isFullyConsented(await consentFacts(trx, trade, actor.today))) {
      await askConsents(trx, trade, actor);
      return false;
    }
    const problems = await limitProblems(trx, trade);
    if (problems.length > 0 && (decision.overrideReason ?? '').trim().length < 3) {
      throw new ProductError(
        'refused',
        'trade.limits',
        `With the trades approved already this one breaks a limit: ${problems.join(' ')} To approve it all the same, give a reason for the override.`,
        { problems },
      );
    }
    if (problems.length > 0) {
      await setWaiver(trx, id, [trade.waiverReason, decision.overrideReason!.trim()].filter(Boolean).join(' · '));
    }
    await moveTrade(trx, trade, 'approved', actor, decision.reason, {
      ...(problems.length > 0 ? { overrideReason: decision.overrideReason, problems } : {}),
    });
    await leaveByTrade(trx, trade, actor);
    await tellDecision(trx, 'tradeApproved', trade, actor);
    return true;
  });
}

/**
 * Ends a submitted trade without effect. Whoever could consent, or an administrator, may reject; a reason is needed.
 * @throws ProductError trade.notFound, trade.reasonMissing, trade.notYours, trade.wrongState
 */
export async function rejectTrade(database: Database, id: string, reason: string, actor: Actor): Promise<void> {
  requireReason(reason);
  await inTransaction(database.db, async (trx) => {
    const trade = await findTrade(trx, id);
    const facts = await consentFacts(trx, trade, actor.today);
    if (actor.role !== 'admin' && (actor.id === null || slotsFor(actor.id, facts).length === 0)) {
      throw new ProductError('refused', 'trade.notYours', 'Only those whose consent is needed can reject this trade.');
    }
    await moveTrade(trx, trade, 'rejected', actor, reason.trim());
    await tellDecision(trx, 'tradeRejected', trade, actor);
  });
}

/**
 * Takes a trade back before it is in effect: by who proposed it or an administrator, with a reason.
 * @throws ProductError trade.notFound, trade.reasonMissing, trade.notProposer, trade.wrongState
 */
export async function withdrawTrade(database: Database, id: string, reason: string, actor: Actor): Promise<void> {
  requireReason(reason);
  await inTransaction(database.db, async (trx) => {
    const trade = await findTrade(trx, id);
    if (trade.createdBy !== actor.id && actor.role !== 'admin') {
      throw new ProductError(
        'refused',
        'trade.notProposer',
        'Only who proposed a trade, or an administrator, withdraws it.',
      );
    }
    await moveTrade(trx, trade, 'withdrawn', actor, reason.trim());
    await tellTakenBack(trx, trade, actor);
  });
}
