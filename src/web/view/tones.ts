import type { AccountState, RepVerdict } from '../../growth/types';
import type { TradeStateName } from '../../storage/schema/trades';

/** What a tag's colour and mark mean; the word always stands beside it. */
export type Tone = 'better' | 'worse' | 'waiting' | 'done' | 'quiet';

interface Tagged {
  label: string;
  tone: Tone;
}

const TAGS: Record<AccountState | TradeStateName | RepVerdict, Tagged> = {
  growing: { label: 'growing', tone: 'better' },
  flat: { label: 'flat', tone: 'waiting' },
  lagging: { label: 'lagging', tone: 'waiting' },
  declining: { label: 'declining', tone: 'worse' },
  lapsed: { label: 'lapsed', tone: 'quiet' },
  new: { label: 'new', tone: 'quiet' },
  draft: { label: 'draft', tone: 'quiet' },
  submitted: { label: 'waits for approval', tone: 'waiting' },
  approved: { label: 'approved', tone: 'done' },
  rejected: { label: 'rejected', tone: 'quiet' },
  withdrawn: { label: 'withdrawn', tone: 'quiet' },
  scheduled: { label: 'scheduled', tone: 'waiting' },
  in_effect: { label: 'in effect', tone: 'done' },
  conflict: { label: 'conflict', tone: 'worse' },
  reversed: { label: 'reversed', tone: 'quiet' },
  held_out: { label: 'second wave', tone: 'waiting' },
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
