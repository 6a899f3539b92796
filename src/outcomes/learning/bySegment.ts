import { groupBySorted } from '../../shared/groupBy';
import { learn } from './posterior';
import type { Belief, Learnt, SwapEvidence } from './types';

/** How far segments may lie apart, as a share of the company's own uncertainty before any swap. An assumption. */
const SEGMENTS_APART = 0.5;

export interface LearntBySegment {
  company: Learnt;
  /** Each shrunk towards the company: with little evidence of its own a segment believes what the company does. */
  segments: { segment: string; learnt: Learnt }[];
}

/**
 * Updates the beliefs for the company, and for every segment with the company's posterior, widened by how far segments
 * may lie apart, as its prior. A segment's own swaps are left out of the prior it starts from: none counts twice.
 */
export function learnBySegment(
  prior: Belief,
  evidence: readonly SwapEvidence[],
  sharedErrors: ReadonlyMap<string, number> = new Map(),
): LearntBySegment {
  return {
    company: learn(prior, evidence, sharedErrors),
    segments: [...groupBySorted(evidence, (swap) => swap.segment)].map(([segment, own]) => {
      const others = evidence.filter((swap) => swap.segment !== segment);
      const start = widened(learn(prior, others, sharedErrors).posterior, prior);
      return { segment, learnt: learn(start, own, sharedErrors) };
    }),
  };
}

function widened(belief: Belief, prior: Belief): Belief {
  const wide = (sd: number, priorSd: number): number => Math.hypot(sd, SEGMENTS_APART * priorSd);
  const headroomShareSd = wide(belief.headroomShareSd, prior.headroomShareSd);
  const handoverLossSd = wide(belief.handoverLossSd, prior.handoverLossSd);
  const covariance = belief.correlation * belief.headroomShareSd * belief.handoverLossSd;
  return {
    ...belief,
    headroomShareSd,
    handoverLossSd,
    correlation: covariance / (headroomShareSd * handoverLossSd),
  };
}
