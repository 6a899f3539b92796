import type { Plan, PlanningInput } from '../../planning/types';

/** A plan as `rotation plan --json` writes it: ids are the external ones, money is minor units. */
export function planJson(
  input: PlanningInput,
  plan: Plan,
  externalAccountIds: ReadonlyMap<number, string>,
): Record<string, unknown> {
  const repIds = new Map(input.reps.map((rep) => [rep.id, rep.externalId]));
  const fairness = (f: Plan['fairness']['before']): Record<string, unknown> => ({
    ...f,
    worstOffRepId: f.worstOffRepId === null ? null : repIds.get(f.worstOffRepId),
  });
  return {
    asOf: input.asOf,
    effectiveDate: input.effectiveDate,
    ...plan,
    swaps: plan.swaps.map((swap) => ({
      ...swap,
      legs: swap.legs.map(({ groupId, ...leg }) => ({
        ...leg,
        accountId: externalAccountIds.get(leg.accountId),
        groupId: externalAccountIds.get(groupId),
        fromRepId: repIds.get(leg.fromRepId),
        toRepId: repIds.get(leg.toRepId),
      })),
    })),
    reps: plan.reps.map((rep) => ({ ...rep, repId: repIds.get(rep.repId) })),
    fairness: { before: fairness(plan.fairness.before), after: fairness(plan.fairness.after) },
  };
}
