import type { Plan, PlanningInput } from '../../planning/types';
import { verifySwaps } from '../../planning/verify';
import type { Db } from '../../storage/database';
import { listTrades, type Trade } from '../../storage/trades/trades';

/** What was agreed and was not turned back. */
const STANDING = ['approved', 'scheduled', 'in_effect'] as const;

/** Agreed trades by the plan that they come from. */
export async function agreedByPlan(db: Db): Promise<Map<string, Trade[]>> {
  const byPlan = new Map<string, Trade[]>();
  for (const trade of await listTrades(db, { states: [...STANDING] })) {
    if (trade.planId === null || trade.undoesTradeId !== null) continue;
    byPlan.set(trade.planId, [...(byPlan.get(trade.planId) ?? []), trade]);
  }
  return byPlan;
}

/**
 * What is wrong with the swaps of a plan that were agreed, taken together: some may have been rejected. Where a manager
 * let one through against a limit, with a reason, nothing is asked.
 */
export function wrongTogether(input: PlanningInput, plan: Plan, agreed: Trade[]): string[] {
  if (agreed.length === 0 || agreed.some((trade) => trade.waiverReason !== null)) return [];
  const ids = new Set(agreed.map((trade) => trade.swapId));
  const swaps = new Map([...(plan.ranked ?? []), ...plan.swaps].map((swap) => [swap.id, swap]));
  const chosen = [...ids].flatMap((id) => swaps.get(id) ?? []);
  return verifySwaps(input, chosen).map(({ sentence }) => `what was agreed of it: ${sentence}`);
}
