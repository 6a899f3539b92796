import { breachesTogether, planByHand } from '../../planning/planByHand';
import type { PlanningInput } from '../../planning/types';
import { ProductError } from '../../shared/errors';
import type { Database } from '../../storage/database';
import { type Actor, requireManager } from '../actor';
import { findIntactPlan } from './findPlan';
import { storeByHand } from './storeByHand';
import { withNames } from './withNames';

/**
 * Takes a swap out of a plan by hand. The others must keep every limit without it: swaps can make up for each other.
 * @param name of the new plan; '' = the name of the plan it began with, marked
 * @returns id of the new plan; the old one stays as it is
 * @throws ProductError actor.notAllowed, plan.notFound, plan.unknownSwap, plan.unevenWithout (refused)
 */
export async function removeSwap(
  database: Database,
  planId: string,
  swapId: string,
  name: string,
  actor: Actor,
): Promise<string> {
  requireManager(actor);
  const from = await findIntactPlan(database.db, planId);
  const swaps = from.plan.swaps.filter(({ id }) => id !== swapId);
  if (swaps.length === from.plan.swaps.length) {
    throw new ProductError('invalid', 'plan.unknownSwap', 'The plan has no such swap.');
  }
  const input = withoutPin(from.input, swapId);
  const named = withoutPin(await withNames(database.db, from.input, swaps), swapId);
  const [breach] = breachesTogether(named, swaps);
  if (breach) {
    throw new ProductError(
      'refused',
      'plan.unevenWithout',
      `Without this swap the others are not even any more. ${breach.sentence} Take that swap out first, or plan again with one of the accounts kept out.`,
      { rule: breach.rule },
    );
  }
  const sameRules = !from.input.plan.pins.includes(swapId);
  const plan = planByHand(input, from.plan, swaps, sameRules);
  return storeByHand(database, from, { name, input, plan, act: { did: 'removed', swapId } }, actor);
}

function withoutPin(input: PlanningInput, swapId: string): PlanningInput {
  return {
    ...input,
    plan: { ...input.plan, pins: input.plan.pins.filter((id) => id !== swapId) },
    pinned: (input.pinned ?? []).filter(({ id }) => id !== swapId),
  };
}
