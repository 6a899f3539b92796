import type { LearntBySegment } from '../outcomes/learning/bySegment';
import type { Belief, Learnt } from '../outcomes/learning/types';
import { counted, signedShare } from '../shared/wording';

/** One belief before and after the company's own swaps. */
export interface BeliefRow {
  name: string;
  /** '10% ± 5%': mean and standard deviation. */
  before: string;
  after: string;
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
  const give = (mean: number, sd: number): string => withSd(mean, sd, locale);
  return [
    {
      name: NAMES.headroomShare,
      before: give(prior.headroomShare, prior.headroomShareSd),
      after: give(posterior.headroomShare, posterior.headroomShareSd),
      learnt: headroomShareLearnt,
    },
    {
      name: NAMES.handoverLoss,
      before: give(prior.handoverLoss, prior.handoverLossSd),
      after: give(posterior.handoverLoss, posterior.handoverLossSd),
      learnt: handoverLossLearnt,
    },
  ];
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
  const rows = beliefRows(company, locale);
  const said = rows.map(({ name, before, after, learnt }) =>
    learnt
      ? `${name}: ${after} after ${counted(company.swaps, 'swap')}, ${before} when they were planned.`
      : `${name}: not learnt yet. ${counted(company.swaps, 'swap')} ${company.swaps === 1 ? 'has' : 'have'} hardly narrowed it (${before} when planned).`,
  );
  return [...said, togetherSentence(company.posterior), ...leftOver(silent, tooEarly, true)];
}

function togetherSentence({ correlation }: Belief): string {
  const figure = correlation.toFixed(2).replace('-', '−');
  return Math.abs(correlation) < 0.1
    ? `The two are told apart well (correlation ${figure}).`
    : `The two hang together (correlation ${figure}): a swap that brings little may mean little won or much lost.`;
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

function withSd(mean: number, sd: number, locale: string): string {
  const percent = (share: number): string => signedShare(share, locale).replace('+', '');
  return `${percent(mean)}\u00a0±\u00a0${percent(sd)}`;
}
