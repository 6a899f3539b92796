import type { PlanPolicy } from '../../planning/policy';
import type { Plan, PlanningInput } from '../../planning/types';
import { verifySwaps } from '../../planning/verify';
import type { Db } from '../../storage/database';
import { DECIDED_STATES, everyState } from '../../storage/trades/tradeHistory';
import { listTrades, type Trade } from '../../storage/trades/trades';
import type { TradeState } from '../../trades/states';

/** Trades that stood together when the last of them was agreed to. */
export interface Agreement {
  /** Of the plan that is checked. */
  trades: Trade[];
  /** Numbers of all that stood then, of whatever plan. */
  standing: ReadonlySet<number>;
}

/** What was agreed together of each plan, by the plan's id. */
export async function agreedByPlan(db: Db): Promise<Map<string, Agreement[]>> {
  return agreements(await listTrades(db), await everyState(db));
}

/**
 * Goes through the states of all trades in their order. A set of trades is judged as it stood when the last one was
 * agreed to: whoever agrees is told of limits then, while a withdrawal, and an undoing, may leave the others uneven and
 * is no fault. So each plan has one agreement before each end of a trade that follows an approval, and one at last.
 * @param states oldest first; a trade without any counts as agreed to at last
 */
export function agreements(
  trades: readonly Trade[],
  states: readonly { tradeId: string; state: TradeState }[],
): Map<string, Agreement[]> {
  const swaps = new Map(trades.filter((trade) => trade.undoesTradeId === null).map((trade) => [trade.id, trade]));
  const standing = new Map<string, Trade>();
  const agreed = new Map<string, Agreement[]>();
  let fresh = new Set<string>();
  const judge = (): void => {
    const numbers = new Set([...standing.values()].map(({ number }) => number));
    for (const planId of fresh) {
      const own = [...standing.values()].filter((trade) => trade.planId === planId);
      agreed.set(planId, [...(agreed.get(planId) ?? []), { trades: own, standing: numbers }]);
    }
    fresh = new Set();
  };
  const stand = (trade: Trade): void => {
    standing.set(trade.id, trade);
    if (trade.planId !== null) fresh.add(trade.planId);
  };
  for (const { tradeId, state } of states) {
    const trade = swaps.get(tradeId);
    if (trade === undefined) continue;
    if (DECIDED_STATES.includes(state)) {
      if (!standing.has(tradeId)) stand(trade);
    } else if (standing.has(tradeId)) {
      judge();
      standing.delete(tradeId);
    }
  }
  const told = new Set(states.map(({ tradeId }) => tradeId));
  for (const trade of swaps.values()) if (!told.has(trade.id) && isDecided(trade)) stand(trade);
  judge();
  return agreed;
}

const isDecided = ({ state }: Trade): boolean => DECIDED_STATES.includes(state);

type Share = 'bookValueTolerance' | 'bookHeadroomTolerance' | 'maxBookShareMovedPerYear';

/**
 * What is wrong with the swaps of a plan that were agreed, taken together: some may have been rejected. Where a manager
 * let one through against a limit, with a reason, nothing is asked. Limits of this plan alone bind nobody who agrees: of
 * them and those of `rotation`, the policy of its round, the looser ones count for the books, the latter for numbers.
 */
export function wrongTogether(
  input: PlanningInput,
  plan: Plan,
  { trades, standing }: Agreement,
  rotation: PlanPolicy = input.plan,
): string[] {
  if (trades.length === 0 || trades.some((trade) => trade.waiverReason !== null)) return [];
  const ids = new Set(trades.map((trade) => trade.swapId));
  const swaps = new Map([...(plan.ranked ?? []), ...plan.swaps].map((swap) => [swap.id, swap]));
  const chosen = [...ids].flatMap((id) => swaps.get(id) ?? []);
  const looser = (limit: Share): number => Math.max(input.plan[limit], rotation[limit]);
  const limits = {
    bookValueTolerance: looser('bookValueTolerance'),
    bookHeadroomTolerance: looser('bookHeadroomTolerance'),
    maxBookShareMovedPerYear: looser('maxBookShareMovedPerYear'),
    maxSwaps: rotation.maxSwaps,
    maxSwapsPerRep: rotation.maxSwapsPerRep,
  };
  const asked = {
    ...input,
    plan: { ...input.plan, ...limits },
    ...(input.fixed ? { fixed: input.fixed.filter(({ number }) => standing.has(number)) } : {}),
  };
  return verifySwaps(asked, chosen).map(({ sentence }) => `what was agreed of it: ${sentence}`);
}
