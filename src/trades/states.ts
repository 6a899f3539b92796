import { ProductError } from '../shared/errors';

/**
 * The life of a trade.
 * draft: being put together · submitted: waits for consents · approved: every consent is there · held_out: drawn into
 * the second wave · scheduled: has its date, and is announced by an act of its own · in_effect: owners have changed · conflict: could not
 * take effect, a person decides · reversed: undone by its inverse trade · rejected, withdrawn: ended without effect.
 */
export type TradeState =
  | 'draft'
  | 'submitted'
  | 'approved'
  | 'rejected'
  | 'withdrawn'
  | 'scheduled'
  | 'in_effect'
  | 'conflict'
  | 'reversed'
  | 'held_out';

const NEXT: Record<TradeState, readonly TradeState[]> = {
  draft: ['submitted', 'withdrawn'],
  submitted: ['approved', 'rejected', 'withdrawn'],
  approved: ['scheduled', 'held_out', 'withdrawn', 'submitted'],
  held_out: ['scheduled', 'withdrawn'],
  scheduled: ['in_effect', 'conflict', 'withdrawn', 'approved', 'submitted'],
  conflict: ['scheduled', 'withdrawn'],
  in_effect: ['reversed'],
  rejected: [],
  withdrawn: [],
  reversed: [],
};

/** States in which a trade claims its accounts: none of them may be in a second trade meanwhile. */
export const OPEN_STATES: readonly TradeState[] = [
  'draft',
  'submitted',
  'approved',
  'scheduled',
  'conflict',
  'held_out',
];

/** What a person reads for a state. */
export const STATE_LABEL: Record<TradeState, string> = {
  draft: 'draft',
  submitted: 'waiting for consent',
  approved: 'approved',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  scheduled: 'scheduled',
  in_effect: 'in effect',
  conflict: 'conflict',
  reversed: 'undone',
  held_out: 'second wave',
};

/** True when a trade may go from one state to the other. */
export function canMove(from: TradeState, to: TradeState): boolean {
  return NEXT[from].includes(to);
}

/**
 * Refuses a step that the life of a trade does not have, for example approving a withdrawn one.
 * @throws ProductError trade.wrongState (conflict): somebody else was faster, or the page was old
 */
export function requireMove(from: TradeState, to: TradeState): void {
  if (!canMove(from, to)) throw wrongState(from, to);
}

/** Refuses to submit what was submitted before: consents that are taken back lead back to that state by themselves. */
export function requireDraft(from: TradeState): void {
  if (from !== 'draft') throw wrongState(from, 'submitted');
}

function wrongState(from: TradeState, to: TradeState): ProductError {
  return new ProductError(
    'conflict',
    'trade.wrongState',
    `This trade is ${STATE_LABEL[from]}; it cannot become ${STATE_LABEL[to]}. Reload the page to see what happened meanwhile.`,
  );
}
