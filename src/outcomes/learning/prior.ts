import type { Beliefs } from './adopted';
import type { Belief } from './types';

/** How uncertain the beliefs are before any swap of one's own: half of what is believed. An assumption. */
const UNCERTAINTY = 0.5;
/** And a point at the least: who believes that nothing is lost or won is not certain of it. */
const LEAST_SD = 0.01;

/** What a company believes before its own swaps say anything; both sd are above 0. */
export function priorOf({ headroomShare, handoverLoss }: Beliefs): Belief {
  const sd = (mean: number): number => Math.max(LEAST_SD, UNCERTAINTY * mean);
  return {
    headroomShare,
    handoverLoss,
    headroomShareSd: sd(headroomShare),
    handoverLossSd: sd(handoverLoss),
    correlation: 0,
  };
}
