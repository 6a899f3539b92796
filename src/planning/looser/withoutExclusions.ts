import type { PlanningInput } from '../types';
import { excludedIn, excludedName, liftExclusions } from './liftExclusions';
import type { Limit } from './limit';

/** Beyond this many exclusions only lifting all of them is tried. */
const MOST_TRIED_ONE_BY_ONE = 20;

/** Lifting exclusions: each that holds by itself, in the order of the policy, then all of them. */
export function withoutExclusions(input: PlanningInput): Limit {
  const holding = excludedIn(input);
  const single = holding.length > 1 && holding.length <= MOST_TRIED_ONE_BY_ONE ? holding.map((one) => [one]) : [];
  const lifted = holding.length === 0 ? [] : [...single, holding];
  return {
    name: 'exclusions',
    steps: lifted.length,
    nested: false,
    valueAt: (step) => (step === 0 ? [] : lifted[step - 1].flatMap((one) => excludedName(input, one) ?? [])),
    under: (given, step) => (step === 0 ? given : (liftExclusions(given, lifted[step - 1]) ?? given)),
  };
}
