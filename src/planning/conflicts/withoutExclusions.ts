import type { PlanningInput } from '../types';
import type { Limit } from './limit';

/** Beyond this many exclusions only lifting all of them is tried. */
const MOST_TRIED_ONE_BY_ONE = 20;

/** Lifting exclusions: each that holds by itself, in the order of the policy, then all of them. */
export function withoutExclusions(input: PlanningInput): Limit {
  const holding = input.plan.exclusions.filter((exclusion) => exclusion.until >= input.effectiveDate);
  const single = holding.length > 1 && holding.length <= MOST_TRIED_ONE_BY_ONE ? holding.map((one) => [one]) : [];
  const lifted = holding.length === 0 ? [] : [...single, holding];
  return {
    name: 'exclusions',
    steps: lifted.length,
    nested: false,
    valueAt: (step) => (step === 0 ? [] : lifted[step - 1].map((one) => one.accountId ?? one.repId ?? '')),
    under(given, step) {
      const gone = new Set(step === 0 ? [] : lifted[step - 1]);
      const exclusions = input.plan.exclusions.filter((exclusion) => !gone.has(exclusion));
      return { ...given, plan: { ...given.plan, exclusions } };
    },
  };
}
