import type { PlanPolicy } from '../policy';
import type { PlanningRep } from '../types';

const REPS_PER_SWAP = 4;
const AT_LEAST = 10;

/** B: how many swaps a plan may have: the policy's number, else one per four active reps and at least 10. */
export function maxSwapsOf(policy: PlanPolicy, reps: PlanningRep[]): number {
  if (policy.maxSwaps !== null) return policy.maxSwaps;
  return Math.max(AT_LEAST, Math.floor(reps.filter((rep) => rep.active).length / REPS_PER_SWAP));
}
