import type { CoachingCounts } from '../../coaching/counts';
import type { CoachingEffect } from '../../outcomes/coaching/types';
import { QUARTERS_FOR_VERDICT } from '../../outcomes/effect/trades/verdicts';
import { counted, type Manner, money, signedMoney, signedShare } from '../../shared/wording';
import { between, betweenShares, sideOf, tooEarlyWords } from '../effect/words';

/** Coaching as a whole: nothing of it is about one rep. */
export interface AllCoaching {
  counts: CoachingCounts;
  /** Plans that had begun. */
  begun: number;
  effect: CoachingEffect | null;
  /** The effect is kept back because it would tell of individual reps. */
  withheld: boolean;
  /** Why the effect is not there yet, in a sentence; null where it is, or there is none. */
  why: string | null;
}

const WITHHELD =
  'What coaching did is not shown: individual rep figures are turned off, and with fewer than three reps coached the figure would tell of one of them.';

/** What coaching did, how sure, how many plans there are: all that a review says beside exchanges. */
export function coachingSentences(all: AllCoaching, suggested: number, manner: Manner): string[] {
  return [
    leadingSentence(all, manner),
    ...(all.effect === null ? [] : coachingDetails(all.effect, manner)),
    ...coachingCountSentences(all.counts, suggested),
  ];
}

/** What coaching did in one sentence, or why it is not told. */
export function leadingSentence({ effect, begun, withheld, why }: AllCoaching, manner: Manner): string {
  if (why !== null) return why;
  return withheld ? WITHHELD : coachingHeadline(effect, begun, manner);
}

/**
 * What coaching did, in the sentence that leads. As with exchanges: never an effect without its interval, no verdict
 * before four complete quarters.
 */
export function coachingHeadline(effect: CoachingEffect | null, plans: number, manner: Manner): string {
  if (plans === 0) return 'No coaching plan has begun, so there is nothing to set beside what exchanges did.';
  if (effect === null) {
    return (
      'What coaching did cannot be told yet: it takes a complete quarter after a plan began, and accounts of reps who ' +
      'were not coached to compare with.'
    );
  }
  const { intervalCents, centsPerQuarter, quarters } = effect;
  const early = quarters < QUARTERS_FOR_VERDICT;
  const tooEarly = tooEarlyWords(quarters);
  if (intervalCents === null) {
    return (
      `${early ? tooEarly : 'We can’t tell:'} too few reps could have been coached instead to say how much of what ` +
      `${counted(effect.moved, 'account')} under coaching did is chance.`
    );
  }
  const range = between(intervalCents, manner);
  const figures = `${counted(effect.plans, 'coaching plan')}, effect ${signedMoney(centsPerQuarter, manner)} a quarter, ${range}`;
  if (early) return `${tooEarly} So far: ${figures}.`;
  const about = `about ${money(Math.abs(centsPerQuarter), manner)} a quarter`;
  const than = 'than their accounts would have brought without it';
  const by = `(${counted(effect.plans, 'plan')}, ${range})`;
  switch (sideOf(intervalCents)) {
    case 0:
      return `We can’t tell yet: ${figures}.`;
    case 1:
      return `Coaching brought ${about} more ${than} ${by}.`;
    case -1:
      return `Coaching did not help: ${about} less came in ${than} ${by}.`;
  }
}

/** How large, how sure, and against whom. */
export function coachingDetails(effect: CoachingEffect, manner: Manner): string[] {
  const { share, interval, baselineCents, totalCents, moved, controls, otherBooks, later } = effect;
  const proportion =
    interval === null
      ? []
      : [
          `In proportion it is ${signedShare(share, manner.locale)} of the ${money(baselineCents, manner)} that the accounts brought in a ` +
            `quarter before, ${betweenShares(interval, manner)}; over all complete quarters compared it adds up to ${signedMoney(totalCents, manner)}.`,
        ];
  return [
    ...proportion,
    `${counted(moved, 'account')} of reps under coaching ${moved === 1 ? 'is' : 'are'} compared with ${counted(controls, 'account')} ` +
      'of reps who were not, of the same segment, size and course, as both stood at the start. How far the rep was behind ' +
      'the market by then is taken into account: books partly come back by themselves.',
    `How far books differ by themselves was seen on ${counted(otherBooks, 'book')} that ${otherBooks === 1 ? 'was' : 'were'} not coached.`,
    ...laterSentence(later),
  ];
}

function laterSentence({ coached, controls }: CoachingEffect['later']): string[] {
  const went = [
    coached > 0 ? `${counted(coached, 'account')} under coaching` : '',
    controls > 0 ? `${counted(controls, 'account')} compared with` : '',
  ].filter((part) => part !== '');
  if (went.length === 0) return [];
  return [
    `${went.join(' and ')} went to another rep later; who did stays in, so that nobody is left out for how it went.`,
  ];
}

/**
 * How many plans run and how those that ended came out.
 * @param suggested reps for whom the latest analysis suggests coaching; null = that is not told
 * @param where what the plans are counted over, e.g. 'in the company', 'in your line'
 */
export function coachingCountSentences(
  { running, ended }: CoachingCounts,
  suggested: number | null,
  where = 'in the company',
): string[] {
  const over = ended.reached + ended.notReached + ended.stopped;
  const results = [
    [ended.reached, 'reached the goal'],
    [ended.notReached, 'did not reach it'],
    [ended.stopped, ended.stopped === 1 ? 'was stopped' : 'were stopped'],
  ].flatMap(([n, words]) => (n === 0 ? [] : [`${n} ${words}`]));
  const runs =
    running === 0
      ? `No coaching plan runs ${where}`
      : `${counted(running, 'coaching plan')} ${running === 1 ? 'runs' : 'run'} ${where}`;
  const counts = over === 0 ? `${runs}.` : `${runs}; of ${over} that ended ${results.join(', ')}.`;
  const suggestion =
    suggested === null
      ? []
      : [
          suggested === 0
            ? 'The latest analysis suggests coaching for nobody.'
            : `The latest analysis suggests coaching for ${counted(suggested, 'rep')}: the whole book is behind its market, and exchanging accounts does not mend that.`,
        ];
  return [...(running + over === 0 ? [] : [counts]), ...suggestion];
}
