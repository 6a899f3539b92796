import { uuidv7 } from 'uuidv7';
import { monthFromIndex, monthIndex, monthOf, nextQuarterStart } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { accountNames } from '../../storage/accounts/accountNames';
import { ownerSpells } from '../../storage/accounts/ledger';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, type Db, inTransaction, type Trx } from '../../storage/database';
import { recordState } from '../../storage/trades/tradeHistory';
import { openTradesOf, type Trade } from '../../storage/trades/trades';
import { insertTrade } from '../../storage/trades/tradeWrites';
import { inverseLegs, OWNER_CHANGE_MONTHS, thirdOwnerWarnings } from '../../trades/undo';
import { type Actor, requireManager } from '../actor';
import { findRotation } from '../rotations/findRotation';
import { findTrade } from './findTrade';
import { requireReason } from './reason';

/**
 * Drafts the inverse of a trade in effect. It goes the way of every trade: submitted, consented to, scheduled. When it
 * takes effect the first trade becomes undone. Nothing is deleted.
 * @returns id of the inverse trade
 * @throws ProductError trade.notFound, trade.notInEffect, trade.accountClaimed, trade.reasonMissing
 */
export async function proposeUndo(database: Database, id: string, reason: string, actor: Actor): Promise<string> {
  return inTransaction(database.db, (trx) => draftUndo(trx, id, reason, actor));
}

/** The same within a transaction that goes on. */
export async function draftUndo(trx: Trx, id: string, reason: string, actor: Actor): Promise<string> {
  requireManager(actor);
  requireReason(reason);
  const trade = await findTrade(trx, id);
  if (trade.state !== 'in_effect') {
    throw new ProductError('conflict', 'trade.notInEffect', 'Only a trade in effect can be undone.');
  }
  const claimed = await openTradesOf(
    trx,
    trade.legs.map((leg) => leg.accountId),
  );
  if (claimed.length > 0) {
    throw new ProductError(
      'conflict',
      'trade.accountClaimed',
      `An account of this trade is already in trade ${claimed[0].number}, which is not decided yet.`,
    );
  }
  const rotation = await findRotation(trx, trade.rotationId);
  const undoId = uuidv7();
  const number = await insertTrade(trx, {
    ...trade,
    id: undoId,
    swapId: `undo-${trade.swapId}`,
    state: 'draft',
    effectiveDate: nextQuarterStart(actor.today, rotation.policy.fiscalYearStartMonth),
    effectiveDateReason: null,
    expectedCents: 0,
    successMeasure: `Undo of trade ${trade.number}: ${reason.trim()}`,
    undoCondition: null,
    waiverReason: null,
    undoesTradeId: trade.id,
    announcedAt: null,
    crmState: null,
    createdAt: actor.now,
    createdBy: actor.id,
    legs: inverseLegs(trade.legs).map((leg) => ({
      ...trade.legs.find((original) => original.accountId === leg.accountId)!,
      ...leg,
      fit: null,
      gainCents: 0,
      lossCents: 0,
      expectedCents: 0,
    })),
  });
  await recordState(trx, undoId, { state: 'draft', at: actor.now, by: actor.id, reason: reason.trim() });
  await appendAudit(trx, {
    at: actor.now,
    actorId: actor.id,
    action: 'trade.undoProposed',
    subjectType: 'trade',
    subjectId: undoId,
    payload: { number, undoes: trade.number, reason: reason.trim() },
  });
  return undoId;
}

/** Sentences about customers who would see a third owner within two years if the trade were undone. */
export async function undoWarnings(db: Db, trade: Trade, today: string): Promise<string[]> {
  const accountIds = trade.legs.map((leg) => leg.accountId);
  const since = `${monthFromIndex(monthIndex(monthOf(today)) - OWNER_CHANGE_MONTHS)}-01`;
  return thirdOwnerWarnings(await accountNames(db, accountIds), await ownerSpells(db, accountIds), since);
}
