import type { Learnt } from './types';

/** The two numbers that a plan believes; fractions. */
export interface Beliefs {
  headroomShare: number;
  handoverLoss: number;
}

/** What is kept with a decision to adopt or decline what was learnt. */
export interface BeliefDecision {
  decision: 'adopt' | 'decline';
  reason: string | null;
  asOf: string;
  before: Beliefs;
  learnt: Learnt;
  at: string;
  /** Who decided; null = the system. */
  byName: string | null;
}

/** As fine as the policy's form writes them: a tenth of a percent. */
const FINENESS = 1000;

/**
 * The beliefs after adopting: what was learnt takes its new mean, what was not stays. Null when nothing was learnt, or
 * nothing would change.
 */
export function adoptedBeliefs(learnt: Learnt, before: Beliefs): Beliefs | null {
  const { posterior } = learnt;
  const after = {
    headroomShare: learnt.headroomShareLearnt ? fine(posterior.headroomShare) : before.headroomShare,
    handoverLoss: learnt.handoverLossLearnt ? fine(posterior.handoverLoss) : before.handoverLoss,
  };
  const changed = after.headroomShare !== before.headroomShare || after.handoverLoss !== before.handoverLoss;
  return changed ? after : null;
}

/** A share between 0 and 1: a posterior may lie beyond, a belief may not. */
function fine(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * FINENESS) / FINENESS;
}

/** What identifies a state of learning: a decision is about the figures that were seen. */
export function learntKey({ swaps, posterior }: Learnt): string {
  return [swaps, posterior.headroomShare, posterior.handoverLoss, posterior.correlation]
    .map((value) => value.toPrecision(6))
    .join('/');
}
