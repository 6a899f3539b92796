import { type Scope, scopeOf, sees } from '../../people/scope';
import { loadReps } from '../../storage/accounts/accounts';
import { appendAudit } from '../../storage/audit/auditLog';
import type { Trx } from '../../storage/database';
import { recordState } from '../../storage/trades/tradeHistory';
import type { Trade } from '../../storage/trades/trades';
import { requireMove, type TradeState } from '../../trades/states';
import type { Actor } from '../actor';
import { repsOf } from './consentFacts';

/**
 * Moves a trade to its next state and writes the audit event, in one transaction with whatever else changes.
 * @throws ProductError trade.wrongState
 */
export async function moveTrade(
  trx: Trx,
  trade: Pick<Trade, 'id' | 'number' | 'state' | 'legs'>,
  to: TradeState,
  actor: Actor,
  reason: string | null,
  details: Record<string, unknown> = {},
): Promise<void> {
  requireMove(trade.state, to);
  const forUserId = await actsFor(trx, trade, actor);
  await recordState(trx, trade.id, { state: to, at: actor.now, by: actor.id, reason, forUserId });
  await appendAudit(trx, {
    at: actor.now,
    actorId: actor.id,
    action: `trade.${to}`,
    subjectType: 'trade',
    subjectId: trade.id,
    payload: { number: trade.number, from: trade.state, reason, ...(forUserId && { forUserId }), ...details },
  });
}

/**
 * The absent manager in whose stead somebody acts on a trade: one they stand in for, whose line it touches, while it
 * touches nothing of their own; null = they act in their own right.
 */
async function actsFor(trx: Trx, trade: Pick<Trade, 'legs'>, actor: Actor): Promise<string | null> {
  const { standsInFor = [] } = actor;
  if (standsInFor.length === 0 || actor.role === 'admin') return null;
  const reps = await loadReps(trx);
  const touches = (scope: Scope): boolean => repsOf(trade).some((repId) => sees(scope, repId));
  if (touches(scopeOf({ role: actor.role, repId: actor.repId }, reps))) return null;
  const absent = standsInFor.find(({ repId }) => touches(scopeOf({ role: 'manager', repId }, reps)));
  return absent?.userId ?? null;
}
