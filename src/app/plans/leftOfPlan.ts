import type { Plan } from '../../planning/types';
import { type Left, whatIsLeft } from '../../planning/whatIsLeft';
import type { Db } from '../../storage/database';
import { loadSnapshot } from '../../storage/plans/loadSnapshot';
import { tradesOfPlan } from '../../storage/plans/planPages';
import { withNames } from './withNames';

export interface LeftOfPlan extends Left {
  /** How many of the plan's swaps were rejected or withdrawn as trades. */
  ended: number;
}

/** What is left of a plan after rejections; null while none of its swaps has ended. */
export async function leftOfPlan(db: Db, planId: string, plan: Plan): Promise<LeftOfPlan | null> {
  const trades = await tradesOfPlan(db, planId);
  const ended = (id: string): boolean => ['rejected', 'withdrawn'].includes(trades.get(id)?.state ?? '');
  const left = plan.swaps.filter((swap) => !ended(swap.id));
  const snapshot = left.length === plan.swaps.length ? null : await loadSnapshot(db, planId);
  if (snapshot === null) return null;
  const { input } = snapshot;
  // What a waiver kept is out with its swap; the others are judged without it.
  const named = await withNames(db, { ...input, pinned: input.pinned?.filter((pin) => !ended(pin.id)) }, plan.swaps);
  return { ...whatIsLeft(named, left), ended: plan.swaps.length - left.length };
}
