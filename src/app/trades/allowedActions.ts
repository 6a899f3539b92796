import type { Day } from '../../shared/calendar';
import type { Trade } from '../../storage/trades/trades';
import { type ConsentFacts, slotsFor } from '../../trades/consents';
import { canMove } from '../../trades/states';
import type { Actor } from '../actor';
import { consentsCanGoBack } from './takeConsentBack';

export type TradeAction =
  | 'submission'
  | 'consent'
  | 'consentBack'
  | 'rejection'
  | 'withdrawal'
  | 'schedule'
  | 'effect'
  | 'undo';

/**
 * What an actor can do with a trade as it stands: the questions that the use cases ask, asked beforehand so that a page
 * offers only what will be accepted.
 * @param lottery held: it keeps the trade from being scheduled for now; drawn: the lot has been drawn
 */
export function allowedActions(
  trade: Pick<Trade, 'state' | 'createdBy' | 'effectiveDate' | 'announcedAt'>,
  facts: ConsentFacts,
  actor: Pick<Actor, 'id' | 'role'>,
  today: Day,
  { held = false, drawn = false } = {},
): Set<TradeAction> {
  const acts = actor.role === 'admin' || actor.role === 'manager';
  if (!acts || actor.id === null) return new Set();
  const own = trade.createdBy === actor.id || actor.role === 'admin';
  const asked = trade.state === 'submitted' && slotsFor(actor.id, facts).length > 0;
  const due = trade.effectiveDate !== null && trade.effectiveDate <= today;
  const answers: Record<TradeAction, boolean> = {
    submission: own && trade.state === 'draft',
    consent: asked,
    consentBack: consentsCanGoBack(trade, drawn) && consented(actor.id, facts),
    rejection: canMove(trade.state, 'rejected') && (asked || actor.role === 'admin'),
    withdrawal: own && canMove(trade.state, 'withdrawn'),
    schedule: canMove(trade.state, 'scheduled') && !held,
    effect: trade.state === 'scheduled' && due,
    undo: trade.state === 'in_effect',
  };
  return new Set((Object.keys(answers) as TradeAction[]).filter((action) => answers[action]));
}

const consented = (userId: string, { given }: ConsentFacts): boolean =>
  given.some((consent) => consent.userId === userId && consent.givenBy === 'approval');
