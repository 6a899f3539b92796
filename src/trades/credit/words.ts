import type { RepId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import { counted, dayInWords, type Manner, signedMoney } from '../../shared/wording';
import { type CreditTerms, dealsUntil, doubleUntil } from './terms';

/** What the sentences are about besides the terms. */
export interface CreditAbout extends Manner {
  effectiveDate: Day;
  /** Deals created after this day are nobody's but the new rep's. */
  cutOff: Day;
}

/** The terms as those who decide read them: open deals, double credit, quotas. */
export function creditSentences(terms: CreditTerms, about: CreditAbout, names: ReadonlyMap<RepId, string>): string[] {
  return [dealSentence(terms, about), ...doubleSentence(terms, about), quotaSentence(terms, about, names)];
}

function dealSentence(terms: CreditTerms, about: CreditAbout): string {
  const which = `Deals opened by ${dayInWords(about.cutOff, about.locale)}, the data cut-off,`;
  const { deals } = terms;
  if (deals.rule === 'move') return `${which} go to the new rep with the account.`;
  const until = dayInWords(dealsUntil(terms, about.effectiveDate)!, about.locale);
  return deals.rule === 'stay'
    ? `${which} are credited to the former rep until ${until}.`
    : `${which} are split until ${until}: ${deals.formerPercent}% to the former rep, ${100 - deals.formerPercent}% to the new one.`;
}

function doubleSentence(terms: CreditTerms, about: CreditAbout): string[] {
  const until = doubleUntil(terms, about.effectiveDate);
  if (until === null) return [];
  const months = counted(terms.doubleMonths, 'month');
  return [`For ${months}, until ${dayInWords(until, about.locale)}, new revenue counts for both reps.`];
}

function quotaSentence(terms: CreditTerms, about: CreditAbout, names: ReadonlyMap<RepId, string>): string {
  if (terms.quotaRule === 'none') return 'No quota changes.';
  const reps = [...new Set(terms.quotas.map(({ repId }) => repId))];
  if (reps.length === 0) return 'No quota changes: none is known for these reps.';
  const sums = reps.map((repId) => {
    const cents = quotaChangeOf(terms, repId);
    return `${names.get(repId) ?? 'a rep'} ${cents === 0 ? 'no change' : signedMoney(cents, about)}`;
  });
  const why = terms.quotaRule === 'harmless' ? ', so that nobody gains or loses by the exchange itself' : '';
  return `Quotas over four quarters: ${sums.join(', ')}${why}.`;
}

/** Sum of a rep's quota changes, minor units. */
export function quotaChangeOf({ quotas }: Pick<CreditTerms, 'quotas'>, repId: RepId): number {
  return quotas.reduce((sum, change) => (change.repId === repId ? sum + change.changeCents : sum), 0);
}

/** What the terms of one trade mean for one rep of it besides the quota, as the rep reads it. */
export function ownCredit(
  terms: CreditTerms,
  about: Omit<CreditAbout, 'cutOff'>,
  rep: { gives: boolean; gets: boolean },
): string[] {
  const { deals } = terms;
  const until = dealsUntil(terms, about.effectiveDate);
  const day = until === null ? '' : dayInWords(until, about.locale);
  const double = doubleUntil(terms, about.effectiveDate);
  const percent = deals.rule === 'split' ? deals.formerPercent : 0;
  return [
    ...(rep.gives ? [giverSentence(deals.rule, day, percent)] : []),
    ...(rep.gets ? [takerSentence(deals.rule, day, percent)] : []),
    ...(double === null
      ? []
      : [
          `New revenue of these accounts counts for you and for the other rep until ${dayInWords(double, about.locale)}.`,
        ]),
  ];
}

/** The rep's quota changes by all trades together, minor units each, as the rep reads it. */
export function ownQuota(changes: readonly number[], manner: Manner): string {
  const sum = changes.reduce((all, cents) => all + cents, 0);
  const moved = changes.filter((cents) => cents !== 0);
  const parts = moved.length > 1 ? `: ${moved.map((cents) => signedMoney(cents, manner)).join(' and ')}` : '';
  if (sum === 0) return `Your quota does not change${parts}.`;
  return `Your quota changes by ${signedMoney(sum, manner)} over four quarters${parts}.`;
}

function giverSentence(rule: CreditTerms['deals']['rule'], day: string, percent: number): string {
  if (rule === 'move') return 'Open deals of what leaves you go with the account.';
  if (rule === 'stay') return `Open deals of what leaves you stay credited to you until ${day}.`;
  return `${percent}% of open deals of what leaves you is credited to you until ${day}.`;
}

function takerSentence(rule: CreditTerms['deals']['rule'], day: string, percent: number): string {
  if (rule === 'move') return 'Open deals of what comes to you are yours from the first day.';
  if (rule === 'stay')
    return `Open deals of what comes to you stay with the former rep until ${day}; new ones are yours.`;
  return `${100 - percent}% of open deals of what comes to you is yours until ${day}, then all of it; new ones are yours.`;
}
