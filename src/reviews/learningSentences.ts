import type { LearntBySegment } from '../outcomes/learning/bySegment';
import type { Belief, Learnt } from '../outcomes/learning/types';
import { counted, signedShare } from '../shared/wording';

/** One belief before and after the company's own swaps. */
export interface BeliefRow {
  name: string;
  /** '10%': what was believed when the swaps were planned, and the range that holds the truth nine times in ten. */
  before: string;
  beforeRange: string;
  after: string;
  afterRange: string;
  learnt: boolean;
}

const NAMES = {
  headroomShare: 'Share of headroom won in a year',
  handoverLoss: 'Share of revenue lost by a handover',
};

/** Both beliefs with how sure they are. */
export function beliefRows(
  { prior, posterior, headroomShareLearnt, handoverLossLearnt }: Learnt,
  locale = 'en-US',
): BeliefRow[] {
  const row = (key: keyof typeof NAMES, learnt: boolean): BeliefRow => ({
    name: NAMES[key],
    before: share(prior[key], locale),
    beforeRange: rangeOf(prior[key], prior[`${key}Sd`], locale),
    after: share(posterior[key], locale),
    afterRange: rangeOf(posterior[key], posterior[`${key}Sd`], locale),
    learnt,
  });
  return [row('headroomShare', headroomShareLearnt), row('handoverLoss', handoverLossLearnt)];
}

/** What the swaps teach so far, the most important first. */
export function learningSentences(
  learning: LearntBySegment & { silent: number; tooEarly: number },
  locale = 'en-US',
): string[] {
  const { company, silent, tooEarly } = learning;
  if (company.swaps === 0) {
    return [
      'Nothing is learnt from your own swaps yet: it takes swaps with four complete quarters after them that can be compared.',
      ...leftOver(silent, tooEarly, false),
    ];
  }
  const [won, lost] = beliefRows(company, locale);
  const swaps = counted(company.swaps, 'swap');
  return [
    won.learnt
      ? `${swaps} ${company.swaps === 1 ? 'says' : 'say'} that a new rep wins about ${won.after} of the headroom in a year, between ${won.afterRange}. The plans believed ${won.before}.`
      : notYet('How much of the headroom a new rep wins in a year', won, swaps, company.swaps),
    lost.learnt
      ? `${swaps} ${company.swaps === 1 ? 'says' : 'say'} that a handover costs about ${lost.after} of the revenue, between ${lost.afterRange}. The plans believed ${lost.before}.`
      : notYet('How much of the revenue a handover costs', lost, swaps, company.swaps),
    togetherSentence(company.posterior),
    ...leftOver(silent, tooEarly, true),
  ];
}

function notYet(what: string, { before, beforeRange }: BeliefRow, swaps: string, count: number): string {
  const have = count === 1 ? 'has' : 'have';
  return `${what} is not learnt yet: ${swaps} ${have} hardly narrowed what the plans believed, ${before}, between ${beforeRange}.`;
}

function togetherSentence({ correlation }: Belief): string {
  return Math.abs(correlation) < 0.1
    ? 'The swaps tell the two apart well.'
    : 'The two are hard to tell apart: a swap that brings little may mean little won or much lost.';
}

/** How far the two beliefs hang together, for those who want the figure: 'correlation 0.53'. */
export function correlationOf({ posterior }: Learnt): string {
  return posterior.correlation.toFixed(2).replace('-', '−');
}

function leftOver(silent: number, tooEarly: number, learnt: boolean): string[] {
  const one = silent === 1;
  return [
    ...(silent > 0
      ? [
          `${counted(silent, 'swap')} of four quarters ${one ? 'says' : 'say'} nothing: ${one ? 'it' : 'they'} cannot be ` +
            `compared, or ${one ? 'its' : 'their'} gain stood at the ceiling of half of the revenue.`,
        ]
      : []),
    ...(tooEarly > 0
      ? [
          `${counted(tooEarly, learnt ? 'further swap' : 'swap')} ${tooEarly === 1 ? 'teaches' : 'teach'} nothing yet: ` +
            'four quarters since are not complete.',
        ]
      : []),
  ];
}

/** 'Boatyards', its swaps and beliefs; what is not learnt is said so. */
export function segmentRows(
  { segments }: LearntBySegment,
  locale = 'en-US',
): { segment: string; swaps: number; beliefs: BeliefRow[] }[] {
  return segments.map(({ segment, learnt }) => ({ segment, swaps: learnt.swaps, beliefs: beliefRows(learnt, locale) }));
}

/** Standard deviations to either side that hold nine tenths of a normal belief. */
const NINE_TENTHS = 1.645;

function rangeOf(mean: number, sd: number, locale: string): string {
  return `${share(mean - NINE_TENTHS * sd, locale)} and ${share(mean + NINE_TENTHS * sd, locale)}`;
}

function share(value: number, locale: string): string {
  return signedShare(value, locale).replace('+', '');
}
