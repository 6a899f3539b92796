import type { RepId } from '../accounts/types';
import type { Plan, PlannedSwap } from './types';

/** What one plan does to one rep. */
export interface RepUnderPlan {
  swaps: number;
  expectedCents: number;
  /** Book after over book before, less one; null without a book before. */
  change: number | null;
}

export interface Comparison {
  /** Every swap of any plan once, those of most plans first, then by what they are expected to bring. */
  swaps: { swap: PlannedSwap; inPlan: boolean[] }[];
  /** Every rep who is in a swap of any plan; null where the rep is in none of that plan. */
  reps: { repId: RepId; under: (RepUnderPlan | null)[] }[];
}

/**
 * Puts plans side by side, in their order: a swap has the same id in every plan. Amounts of plans from different data
 * stand as each plan has them; of a swap in several plans the first plan's are shown.
 */
export function comparePlans(plans: readonly Pick<Plan, 'swaps' | 'reps'>[]): Comparison {
  const swaps = new Map<string, PlannedSwap>();
  for (const swap of plans.flatMap((plan) => plan.swaps)) if (!swaps.has(swap.id)) swaps.set(swap.id, swap);
  const rows = [...swaps.values()].map((swap) => ({
    swap,
    inPlan: plans.map((plan) => plan.swaps.some(({ id }) => id === swap.id)),
  }));
  const held = ({ inPlan }: { inPlan: boolean[] }): number => inPlan.filter(Boolean).length;
  rows.sort((a, b) => held(b) - held(a) || b.swap.expectedCents - a.swap.expectedCents);
  const repIds = [
    ...new Set(plans.flatMap((plan) => plan.reps.filter((rep) => rep.swaps > 0).map((rep) => rep.repId))),
  ];
  return {
    swaps: rows,
    reps: repIds.map((repId) => ({ repId, under: plans.map((plan) => underPlan(plan, repId)) })),
  };
}

function underPlan(plan: Pick<Plan, 'reps'>, repId: RepId): RepUnderPlan | null {
  const rep = plan.reps.find((one) => one.repId === repId);
  if (!rep || rep.swaps === 0) return null;
  const { before, after, swaps, expectedCents } = rep;
  return { swaps, expectedCents, change: before.t4qCents > 0 ? after.t4qCents / before.t4qCents - 1 : null };
}
