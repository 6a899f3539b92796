import type { PlanningInput } from '../types';

/** From so many reps on a plan is chosen by an optimiser; fewer can look at every good swap themselves. */
const REPS = 8;

/** Whether so few active reps own accounts that a ranked list of swaps serves better than an optimised set. */
export function isSmall({ reps }: PlanningInput): boolean {
  return reps.filter((rep) => rep.active && rep.accounts > 0).length < REPS;
}
