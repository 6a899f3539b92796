import type { PlannedSwap } from '../../planning/types';
import { verifyPlan } from '../../planning/verify';
import { repNames } from '../../storage/accountNames';
import type { Db } from '../../storage/database';
import { loadPlan } from '../../storage/plans';
import { listTrades, type Trade } from '../../storage/trades';
import { repsOf } from './consentFacts';

/** Rules about all trades together, in words that follow "for NAME"; what a swap is in itself was judged by the plan. */
const TOGETHER: Record<string, string> = {
  bookLimits: 'the book would change by more than its limit',
  yearlyMove: 'more of the book would move within a year than the policy allows',
  capacity: 'the book would hold more accounts than the policy allows',
  swapsPerRep: 'there would be more exchanges than a rep may have in one rotation',
};

/**
 * What a trade breaks together with the trades of the same plan that are approved, scheduled or in effect; sentences
 * naming the rep. A trade that no plan proposed (an undo, a swap named by hand) has no snapshot to be judged by.
 */
export async function limitProblems(db: Db, trade: Trade): Promise<string[]> {
  const stored = trade.planId === null ? null : await loadPlan(db, trade.planId);
  if (!stored || trade.undoesTradeId !== null) return [];
  const decided = await listTrades(db, {
    rotationId: trade.rotationId,
    states: ['approved', 'scheduled', 'in_effect'],
  });
  const together = [...decided.filter((t) => t.planId === trade.planId && t.undoesTradeId === null), trade];
  const swaps = together.flatMap((t): PlannedSwap[] => stored.plan.swaps.filter((swap) => swap.id === t.swapId));
  const objectiveCents = swaps.reduce((sum, swap) => sum + swap.expectedCents, 0);
  // Only what is wrong with them together and touches this trade: a missing pin is no matter of this approval.
  const broken = verifyPlan({ ...stored.input, plan: { ...stored.input.plan, pins: [] } }, { swaps, objectiveCents });
  const names = await repNames(db);
  const reps = stored.input.reps.filter((rep) => repsOf(trade).includes(rep.id));
  return [
    ...new Set(
      broken
        .filter((violation) => violation.swapId === undefined)
        .flatMap((violation) => {
          if (violation.rule === 'maxSwaps') return [violation.sentence];
          const words = TOGETHER[violation.rule];
          const rep = reps.find((r) => violation.sentence.includes(`rep ${r.externalId}`));
          return words && rep ? [`For ${names.get(rep.id)}, ${words}.`] : [];
        }),
    ),
  ];
}
