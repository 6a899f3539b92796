import { accountWords } from '../growth/words/accountWords';
import { capitalised, counted, dayInWords, money, signedPercent } from '../shared/wording';
import { handingOver } from './handingOver';
import { firstNinetyDays } from './ninetyDays';
import { ownedQuarters } from './ownedQuarters';
import type { Briefing, BriefingColleague, BriefingInput, BriefingQuarter, BriefingRep } from './types';

const ROLE_WORDS = { overlay: 'works on it as a specialist', inside: 'looks after it from inside sales' };

/**
 * The briefing with which an account is handed over: three years of revenue with the owner of each quarter, what similar
 * customers also buy, why it was traded, who knows whom, what is open, and an outline of what the reader has to do.
 */
export function makeBriefing(input: BriefingInput): Briefing {
  const repOf = (id: number | null): BriefingRep | null => {
    const found = input.reps.find((rep) => rep.id === id);
    return found ? { name: found.name, email: found.email } : null;
  };
  const repName = (id: number | null): string | null => repOf(id)?.name ?? null;
  const quarters = ownedQuarters(input);
  const whiteSpace = spaceOf(input);
  const briefing = {
    accountId: input.account.id,
    title: input.account.name,
    sentences: [...handoffSentences(input, repName), ...revenueSentences(input, quarters)],
    quarters,
    whiteSpace,
    whiteSpaceSentence: whiteSpaceSentence(input, whiteSpace),
    reasons: (input.analysis?.reasons ?? []).map((fact) => capitalised(accountWords(fact, input))),
    formerRep: repOf(input.fromRepId),
    newRep: repOf(input.toRepId) ?? { name: 'the new rep', email: null },
    contacts: input.contacts.map(({ knownByRepId, ...contact }) => ({ ...contact, knownBy: repName(knownByRepId) })),
    deals: dealsOf(input),
    colleagues: colleaguesOf(input, repName),
  };
  const steps = input.reader === 'giver' ? handingOver(input, briefing) : firstNinetyDays(input, briefing);
  return { ...briefing, steps };
}

/** What happens, when and between whom, as the reader would say it. */
function handoffSentences(
  { account, effectiveDate, today, locale, reader = 'taker', ...input }: BriefingInput,
  repName: (id: number | null) => string | null,
): string[] {
  const day = dayInWords(effectiveDate, locale);
  const done = effectiveDate <= today;
  const taker = repName(input.toRepId) ?? 'its new rep';
  const former = repName(input.fromRepId);
  const whence = former === null ? 'It had no owner before.' : `It ${done ? 'came' : 'comes'} from ${former}.`;
  if (reader === 'taker')
    return [`${account.name} ${done ? 'has been yours since' : 'is yours from'} ${day}. ${whence}`];
  const goes = `${account.name} ${done ? 'went' : 'goes'} to ${taker} on ${day}.`;
  return [`${goes} ${reader === 'giver' ? (done ? 'You handed it over.' : 'You hand it over.') : whence}`];
}

function revenueSentences(input: BriefingInput, quarters: BriefingQuarter[]): string[] {
  const sentences: string[] = [];
  const year = sumOf(quarters.slice(-4));
  const before = sumOf(quarters.slice(-8, -4));
  const brought = `It brought ${money(year, input)} in the last ${counted(Math.min(4, quarters.length), 'quarter')}`;
  if (quarters.length >= 8 && before > 0) {
    sentences.push(`${brought}, ${signedPercent(year / before - 1)} against the four before.`);
  } else if (quarters.length > 0) {
    sentences.push(`${brought}; there is no earlier year to compare with.`);
  }
  const owners = new Set(quarters.map((quarter) => quarter.ownerName).filter((name) => name !== null));
  if (owners.size > 1) sentences.push(`In these years it was with ${[...owners].join(', then ')}.`);
  return sentences;
}

function spaceOf(input: BriefingInput): Briefing['whiteSpace'] {
  return (input.analysis?.whiteSpace ?? [])
    .map(({ categoryId, typicalCents }) => {
      const category = input.categoryNames.get(categoryId) ?? 'another category';
      return {
        category,
        typicalCents,
        sentence: `${category}: customers like this one spend about ${money(typicalCents, input)} a year on it.`,
      };
    })
    .sort((a, b) => b.typicalCents - a.typicalCents);
}

function whiteSpaceSentence({ analysis, ...input }: BriefingInput, space: Briefing['whiteSpace']): string {
  if (analysis === null) return 'It has not been analysed yet.';
  const buys = `It buys ${analysis.categoriesBought} of ${counted(analysis.categoriesOffered, 'category', 'categories')}`;
  if (space.length === 0) return `${buys}; similar customers do not commonly buy anything else.`;
  const total = space.reduce((sum, { typicalCents }) => sum + typicalCents, 0);
  return `${buys}; what similar customers also buy comes to about ${money(total, input)} a year.`;
}

function dealsOf(input: BriefingInput): Briefing['deals'] {
  return input.deals.map(({ name, kind, amountCents, closesOn }) => {
    const amount = amountCents === null ? '' : ` over ${money(amountCents, input)}`;
    const closing = closesOn === null ? 'without a closing date' : `due ${dayInWords(closesOn, input.locale)}`;
    const what = kind === 'renewal' ? 'Renewal' : 'Open deal';
    return { name, kind, amountCents, closesOn, sentence: `${what} “${name}”${amount}, ${closing}.` };
  });
}

/** Overlays and inside reps on the effective date: they stay when the owner moves. */
function colleaguesOf(input: BriefingInput, repName: (id: number) => string | null): BriefingColleague[] {
  return input.assignments.flatMap(({ role, repId, from, to }) => {
    const there = from <= input.effectiveDate && (to === null || input.effectiveDate < to);
    const name = repName(repId);
    if (role === 'owner' || !there || name === null) return [];
    return [{ name, role, sentence: `${name} ${ROLE_WORDS[role]} and stays.` }];
  });
}

const sumOf = (quarters: readonly BriefingQuarter[]): number => quarters.reduce((sum, { cents }) => sum + cents, 0);
