import { appendAudit } from '../../storage/audit/auditLog';
import type { Trx } from '../../storage/database';
import { recordState } from '../../storage/trades/tradeHistory';
import type { Trade } from '../../storage/trades/trades';
import { requireMove, type TradeState } from '../../trades/states';
import type { Actor } from '../actor';

/**
 * Moves a trade to its next state and writes the audit event, in one transaction with whatever else changes.
 * @throws ProductError trade.wrongState
 */
export async function moveTrade(
  trx: Trx,
  trade: Pick<Trade, 'id' | 'number' | 'state'>,
  to: TradeState,
  actor: Actor,
  reason: string | null,
  details: Record<string, unknown> = {},
): Promise<void> {
  requireMove(trade.state, to);
  await recordState(trx, trade.id, { state: to, at: actor.now, by: actor.id, reason });
  await appendAudit(trx, {
    at: actor.now,
    actorId: actor.id,
    action: `trade.${to}`,
    subjectType: 'trade',
    subjectId: trade.id,
    payload: { number: trade.number, from: trade.state, reason, ...details },
  });
}
