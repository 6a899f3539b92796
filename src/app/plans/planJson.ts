import { breakEvenGrowth } from '../../planning/breakEven';
import type { Robustness } from '../../planning/robustness/types';
import type { Plan, PlannedSwap, PlanningInput, TightLimit } from '../../planning/types';

/**
 * A plan as `rotation plan --json` writes it: ids are the external ones, money is minor units. `robustness` of a swap is
 * the share of the variations in which it was chosen again; null where none were planned.
 */
export function planJson(
  input: PlanningInput,
  plan: Plan,
  externalAccountIds: ReadonlyMap<number, string>,
  robustness: Pick<Robustness, 'draws' | 'swaps'> | null,
): Record<string, unknown> {
  const repIds = new Map(input.reps.map((rep) => [rep.id, rep.externalId]));
  const fairness = (f: Plan['fairness']['before']): Record<string, unknown> => ({
    ...f,
    worstOffRepId: f.worstOffRepId === null ? null : repIds.get(f.worstOffRepId),
  });
  const { draws, swaps } = robustness ?? { draws: 0, swaps: [] };
  const held = new Map(swaps.map((swap) => [swap.id, swap.held / draws]));
  const swapJson = (swap: PlannedSwap): Record<string, unknown> => ({
    ...swap,
    legs: swap.legs.map(({ groupId, ...leg }) => ({
      ...leg,
      breakEvenGrowth: breakEvenGrowth([leg]),
      accountId: externalAccountIds.get(leg.accountId),
      groupId: externalAccountIds.get(groupId),
      fromRepId: repIds.get(leg.fromRepId),
      toRepId: repIds.get(leg.toRepId),
    })),
    breakEvenGrowth: breakEvenGrowth(swap.legs),
    robustness: draws === 0 ? null : (held.get(swap.id) ?? null),
  });
  const withRepIds = (tight: TightLimit): Record<string, unknown> => ({
    ...tight,
    reps: tight.reps.map((rep) => ({ ...rep, repId: repIds.get(rep.repId) })),
  });
  return {
    asOf: input.asOf,
    effectiveDate: input.effectiveDate,
    ...plan,
    swaps: plan.swaps.map(swapJson),
    ...(plan.ranked ? { ranked: plan.ranked.map(swapJson) } : {}),
    ...(plan.tightest ? { tightest: plan.tightest.map(withRepIds) } : {}),
    robustnessDraws: draws,
    reps: plan.reps.map((rep) => ({ ...rep, repId: repIds.get(rep.repId) })),
    fairness: { before: fairness(plan.fairness.before), after: fairness(plan.fairness.after) },
  };
}
