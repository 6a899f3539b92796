import { addDays } from '../shared/calendar';
import type { Briefing, BriefingInput, BriefingStep } from './types';

/**
 * An outline for the taker's first ninety days from the effective date: what the account's own figures call for, by day.
 * It is a start for the rep to change, not a rule.
 */
export function firstNinetyDays(input: BriefingInput, briefing: Omit<Briefing, 'steps'>): BriefingStep[] {
  const day = (days: number): string => addDays(input.effectiveDate, days);
  const { formerRep, contacts, deals, whiteSpace, colleagues } = briefing;
  const first = contacts[0];
  const steps: (BriefingStep | null)[] = [
    formerRep && {
      dueOn: day(-7),
      sentence: `Sit down with ${formerRep.name}: history, open promises, who decides, what is sensitive.`,
    },
    colleagues.length > 0
      ? { dueOn: day(0), sentence: `Agree who does what with ${colleagues.map((c) => c.name).join(' and ')}.` }
      : null,
    {
      dueOn: day(7),
      sentence:
        `Call ${first ? first.name : 'the customer'}${formerRep ? ` together with ${formerRep.name}` : ''} ` +
        'and say who is there for them now.',
    },
    deals.length > 0
      ? {
          dueOn: day(14),
          sentence: `Confirm with the customer where ${deals.map((deal) => `“${deal.name}”`).join(', ')} stand${deals.length === 1 ? 's' : ''}.`,
        }
      : null,
    { dueOn: day(30), sentence: 'Meet in person; ask what they buy elsewhere, and why.' },
    whiteSpace.length > 0
      ? { dueOn: day(60), sentence: `Make an offer for ${whiteSpace[0].category}, which they do not buy yet.` }
      : { dueOn: day(60), sentence: 'Make an offer for what the meeting showed they miss.' },
    { dueOn: day(90), sentence: 'Look back: did orders come in, what comes next? Note it for the review.' },
  ];
  return steps.filter((step) => step !== null);
}
