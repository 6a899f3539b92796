import type { OutcomeDecision } from '../../outcomes/decisions';

/** How decisions about exchanges are offered and told. */
export const DECISION_WORDS: Record<OutcomeDecision, { choice: string; past: string }> = {
  keep: { choice: 'Keep: it stays, the matter is closed', past: 'kept' },
  extend: { choice: 'Extend: it goes on, and we look again', past: 'extended' },
  reverse: { choice: 'Reverse: the accounts go back', past: 'to be reversed' },
};
