import type { AccountState, RepVerdict } from '../../growth/types';
import { STATE_LABEL, type TradeState } from '../../trades/states';

/** What a tag's colour and mark mean; the word always stands beside it. */
export type Tone = 'better' | 'worse' | 'waiting' | 'done' | 'quiet';

interface Tagged {
  label: string;
  tone: Tone;
}

const TAGS: Record<AccountState | TradeState | RepVerdict, Tagged> = {
  growing: { label: 'growing', tone: 'better' },
  flat: { label: 'flat', tone: 'waiting' },
  lagging: { label: 'lagging', tone: 'waiting' },
  declining: { label: 'declining', tone: 'worse' },
  lapsed: { label: 'lapsed', tone: 'quiet' },
  new: { label: 'new', tone: 'quiet' },
  draft: { label: STATE_LABEL.draft, tone: 'quiet' },
  submitted: { label: STATE_LABEL.submitted, tone: 'waiting' },
  approved: { label: STATE_LABEL.approved, tone: 'done' },
  rejected: { label: STATE_LABEL.rejected, tone: 'quiet' },
  withdrawn: { label: STATE_LABEL.withdrawn, tone: 'quiet' },
  scheduled: { label: STATE_LABEL.scheduled, tone: 'waiting' },
  in_effect: { label: STATE_LABEL.in_effect, tone: 'done' },
  conflict: { label: STATE_LABEL.conflict, tone: 'worse' },
  reversed: { label: STATE_LABEL.reversed, tone: 'quiet' },
  held_out: { label: STATE_LABEL.held_out, tone: 'waiting' },
  train: { label: 'coaching', tone: 'waiting' },
  trade: { label: 'trade', tone: 'waiting' },
  leave: { label: 'steady', tone: 'done' },
  market: { label: 'the market', tone: 'quiet' },
};

/** The word for a state of an account or a trade, or for a rep's verdict; an unknown one is shown as it is. */
export function stateLabel(state: string): string {
  return TAGS[state as keyof typeof TAGS]?.label ?? state;
}

/** The tone that goes with it. */
export function stateTone(state: string): Tone {
  return TAGS[state as keyof typeof TAGS]?.tone ?? 'quiet';
}

/** The tone of a verdict on what an exchange did. */
export function verdictTone(verdict: string): Tone {
  if (verdict === 'better' || verdict === 'worse') return verdict;
  return verdict === 'tooEarly' ? 'waiting' : 'quiet';
}
