import type { TradeState } from '../states';

/**
 * How the credit terms of a trade can be changed. free: by who drafted it, as long as nobody else has agreed to it ·
 * consent: they are agreed, so a change is a new version that everybody concerned agrees to again · closed: the trade
 * has ended.
 */
export type CreditGate = 'free' | 'consent' | 'closed';

/** @param approved whether somebody other than the proposer has consented to the trade already */
export function creditGate(state: TradeState, approved: boolean): CreditGate {
  if (state === 'rejected' || state === 'withdrawn' || state === 'reversed') return 'closed';
  if (state === 'draft' || (state === 'submitted' && !approved)) return 'free';
  return 'consent';
}
