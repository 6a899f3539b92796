import type { Member } from './types';

/** From here on an account was practically certain to move: none like it stayed. */
export const NEARLY_CERTAIN = 0.95;

/** Whether an account could have gone either way, as far as the planner's chances are known. */
export function couldBeCompared({ propensity }: Pick<Member, 'propensity'>): boolean {
  return propensity === null || (propensity > 0 && propensity <= NEARLY_CERTAIN);
}
