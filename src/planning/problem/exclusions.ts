import type { PlanningInput } from '../types';

/** External ids of accounts and reps that managers keep out of trades on the effective date. */
export interface Excluded {
  accounts: Set<string>;
  reps: Set<string>;
}

/** The exclusions that still hold on the effective date; `until` is the last day of an exclusion. */
export function excludedOn(input: PlanningInput): Excluded {
  const holding = input.plan.exclusions.filter((exclusion) => exclusion.until >= input.effectiveDate);
  return {
    accounts: new Set(holding.flatMap((exclusion) => exclusion.accountId ?? [])),
    reps: new Set(holding.flatMap((exclusion) => exclusion.repId ?? [])),
  };
}
