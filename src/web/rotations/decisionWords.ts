import { type BookDecision, type Decision, overrides } from '../../coaching/bookDecisions';

/** What a person reads for a decision about a book. */
export const DECISIONS: { value: Decision; label: string; tone: string; hint: string }[] = [
  {
    value: 'train',
    label: 'coaching',
    tone: 'waiting',
    hint: 'The whole book is behind its market: coach the rep first.',
  },
  {
    value: 'trade',
    label: 'trade',
    tone: 'waiting',
    hint: 'The book is sound: exchange single accounts that stand still.',
  },
  { value: 'leave', label: 'leave', tone: 'quiet', hint: 'Neither: it is the market, or the book is best left alone.' },
];

/** A decision with its word and tone, and whether it goes another way than the figures. */
export function decisionView(decided: BookDecision) {
  const { label, tone } = DECISIONS.find(({ value }) => value === decided.decision)!;
  return { ...decided, label, tone, otherwise: overrides(decided), keptOut: decided.exclusionId !== null };
}
