import { addDays } from '../shared/calendar';
import { dayInWords } from '../shared/wording';
import type { Briefing, BriefingInput, BriefingStep } from './types';

/** An outline for the rep who hands an account over: who is told, what is passed on, by due day. */
export function handingOver(input: BriefingInput, briefing: Omit<Briefing, 'steps'>): BriefingStep[] {
  const { newRep, contacts, deals, colleagues } = briefing;
  const customer = contacts[0]?.name ?? 'the customer';
  const step = (days: number, sentence: string): BriefingStep => ({
    dueOn: addDays(input.effectiveDate, days),
    sentence,
  });
  const named = deals.map((deal) => `“${deal.name}”`).join(', ');
  return [
    step(-14, `Tell ${customer} that ${newRep.name} takes over on ${dayInWords(input.effectiveDate, input.locale)}.`),
    step(-7, `Sit down with ${newRep.name}: history, open promises, who decides, what is sensitive.`),
    ...(deals.length > 0 ? [step(-7, `Pass on what is promised, and by when, in ${named}.`)] : []),
    ...(colleagues.length > 0
      ? [step(0, `Let ${colleagues.map((c) => c.name).join(' and ')} know that ${newRep.name} is the one to ask now.`)]
      : []),
    step(7, `Call ${customer} together with ${newRep.name} and introduce them.`),
    step(90, `Up to here, be there for what ${newRep.name} still wants to know.`),
  ];
}
