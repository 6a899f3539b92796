import type { AccountId } from '../accounts/types';
import { median } from '../growth/statistics/quantiles';
import { counted, type Manner, money } from '../shared/wording';

/** How much of a rep's time an account is worth: more than now, as much as now, or little. */
export type Effort = 'invest' | 'keepUp' | 'lightTouch';

export const EFFORTS: readonly Effort[] = ['invest', 'keepUp', 'lightTouch'];

/** What the advice is made from. Money in minor units of four quarters, growth as fractions. */
export interface EffortFigures {
  accountId: AccountId;
  t4qCents: number;
  headroomCents: number;
  growth: number | null;
  /** Growth minus the median of similar customers. */
  relativeGrowth: number | null;
  /** Years with the present owner; null when unowned. */
  tenureYears: number | null;
}

export interface EffortAdvice {
  accountId: AccountId;
  effort: Effort;
  /** Why, in one sentence with figures. */
  reason: string;
}

/** How the advice speaks of the rep and the book. */
export interface Whose {
  rep: string;
  book: string;
}

/** To the rep, and to somebody above. */
export const OWN: Whose = { rep: 'you', book: 'your accounts' };
export const OF_REP: Whose = { rep: 'the rep', book: 'these accounts' };

/** An account is new to its rep for this long: nobody knows yet how it answers to them. */
const NEW_YEARS = 1;

/** An account answers when it grows by at least this much, a point after rounding, more than similar customers. */
const ANSWERS_FROM = 0.005;

/**
 * Sorts a book into invest, keep up and light touch. Time belongs where an account answers to it, not where revenue
 * already is (Lodish 1971, CALLPLAN): invest = more headroom than half of the book, and it answers (grows faster than
 * similar customers) or is new to the rep; keep up = more revenue than half of the book, or it grows with little
 * headroom left; light touch = the rest. Compared within the book, because a rep's time is shared out within it.
 */
export function effortsOf(book: readonly EffortFigures[], manner: Manner, whose: Whose = OWN): EffortAdvice[] {
  const typical = {
    headroom: median(book.map((account) => account.headroomCents)) ?? 0,
    t4q: median(book.map((account) => account.t4qCents)) ?? 0,
  };
  return book.map((account) => ({ accountId: account.accountId, ...adviceFor(account, typical, manner, whose) }));
}

function adviceFor(
  account: EffortFigures,
  typical: { headroom: number; t4q: number },
  currency: Manner,
  { rep, book }: Whose,
): Omit<EffortAdvice, 'accountId'> {
  const room = money(account.headroomCents, currency);
  const roomy = account.headroomCents > 0 && account.headroomCents >= typical.headroom;
  const answers = (account.relativeGrowth ?? account.growth ?? Number.NEGATIVE_INFINITY) >= ANSWERS_FROM;
  const isNew = account.tenureYears !== null && account.tenureYears < NEW_YEARS;
  if (roomy && answers) {
    const how = account.relativeGrowth === null ? 'It grows' : 'It grows faster than similar customers';
    return { effort: 'invest', reason: `${how} and could spend ${room} a year more.` };
  }
  if (roomy && isNew) {
    return {
      effort: 'invest',
      reason: `New to ${rep}: it could spend ${room} a year more, and nobody knows yet how it answers.`,
    };
  }
  if (account.t4qCents > 0 && account.t4qCents >= typical.t4q) {
    const half = `It brings ${money(account.t4qCents, currency)} a year and belongs to the larger half of ${book}`;
    return { effort: 'keepUp', reason: roomy ? `${half}; so far it does not answer with growth.` : `${half}.` };
  }
  if (answers && !roomy) return { effort: 'keepUp', reason: `It grows, with ${room} a year left to win.` };
  if (account.t4qCents <= 0) return { effort: 'lightTouch', reason: 'No orders in the last four quarters.' };
  if (!roomy)
    return {
      effort: 'lightTouch',
      reason: `It belongs to the smaller half of ${book}, by revenue and by headroom (${room} a year).`,
    };
  const years = Math.floor(account.tenureYears ?? 0);
  const since = years >= 1 ? ` in ${counted(years, 'year')} with ${rep}` : '';
  return { effort: 'lightTouch', reason: `It could spend ${room} a year more, but has not answered${since}.` };
}
