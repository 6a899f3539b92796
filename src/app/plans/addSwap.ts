import { judgeSwap } from '../../planning/judgeSwap';
import { breachesTogether, planByHand } from '../../planning/planByHand';
import { type NamedLeg, namedLegs } from '../../planning/problem/namedLegs';
import { problemOf } from '../../planning/problem/problem';
import type { Breach } from '../../planning/rules';
import { swapsByHand } from '../../planning/swapByHand';
import type { PinnedSwap, Plan, PlanningInput } from '../../planning/types';
import { ProductError } from '../../shared/errors';
import type { Database } from '../../storage/database';
import { findUser } from '../../storage/people/users';
import { type Actor, requireManager } from '../actor';
import { findIntactPlan } from './findPlan';
import { storeByHand } from './storeByHand';
import { withNames } from './withNames';

export interface HandSwap {
  legs: NamedLeg[];
  /** Why it is kept although a rule on amounts forbids it; '' = it is to keep every rule. */
  waiverReason: string;
  /** Of the new plan; '' = the name of the plan it began with, marked. */
  name: string;
}

/**
 * Puts a swap into a plan by hand: the planner's rules and the verifier judge it like every other. One that breaks a
 * rule on amounts is kept only with a reason, under the person's name; who may have a customer at all is never waived.
 * @returns id of the new plan; the old one stays as it is
 * @throws ProductError actor.notAllowed, plan.notFound, plan.swapThere, planning.unknownLeg, plan.notAllowed (refused:
 *   no reason lifts it), plan.needsWaiver (refused; details.problems are the sentences of the broken rules)
 */
export async function addSwap(database: Database, planId: string, wanted: HandSwap, actor: Actor): Promise<string> {
  requireManager(actor);
  const from = await findIntactPlan(database.db, planId);
  const { input, plan } = from;
  const legs = wanted.legs.map(({ accountId, toRepId }) => ({ accountId, toRepId }));
  const [swap] = swapsByHand(input, [legs]);
  if (plan.swaps.some(({ id }) => id === swap.id)) {
    throw new ProductError('conflict', 'plan.swapThere', 'This swap is in the plan already.');
  }
  const swaps = [...plan.swaps, swap];
  const named = await withNames(database.db, input, swaps);
  const amounts = broken(named, legs, plan);
  const reason = wanted.waiverReason.trim();
  if (amounts.length > 0 && reason.length < 3) throw needsWaiver(amounts);
  const by = actor.id === null ? 'the system' : ((await findUser(database.db, actor.id))?.name ?? 'a former user');
  const pin: PinnedSwap = { id: swap.id, legs, waiver: amounts.length > 0 ? { by, reason } : null };
  const together = breachesTogether(withPin(named, pin), swaps);
  if (together.length > 0) throw notAllowed(together[0]);
  const wider = withPin(input, pin);
  const made = planByHand(wider, plan, swaps, pin.waiver === null);
  const problems = amounts.map(({ sentence }) => sentence);
  const act = { did: 'added' as const, swapId: swap.id, waiver: pin.waiver?.reason ?? null, problems };
  return storeByHand(database, from, { name: wanted.name, input: wider, plan: made, act }, actor);
}

/** The rules on amounts that the swap breaks, alone or with the plan's; what no reason lifts is refused at once. */
function broken(input: PlanningInput, legs: NamedLeg[], plan: Plan): Breach[] {
  const problem = problemOf(input);
  const { forbidden, amounts } = judgeSwap(problem, namedLegs(problem.reps, problem.units, legs));
  if (forbidden) throw notAllowed(forbidden);
  const together = breachesTogether(input, [...plan.swaps, ...swapsByHand(input, [legs])]);
  const twice = together.find(({ rule }) => rule === 'oneSwapEach');
  if (twice) throw notAllowed({ ...twice, sentence: `${twice.sentence} Take the other swap out first.` });
  const more = together.filter(({ rule }) => !amounts.some((one) => one.rule === rule));
  return [...amounts, ...more];
}

function withPin(input: PlanningInput, pin: PinnedSwap): PlanningInput {
  return {
    ...input,
    plan: { ...input.plan, pins: [...input.plan.pins, pin.id] },
    pinned: [...(input.pinned ?? []), pin],
  };
}

function notAllowed({ rule, sentence }: Breach): ProductError {
  return new ProductError('refused', 'plan.notAllowed', sentence, { rule });
}

function needsWaiver(amounts: Breach[]): ProductError {
  const problems = amounts.map(({ sentence }) => sentence);
  return new ProductError(
    'refused',
    'plan.needsWaiver',
    `The rules do not allow this swap. ${problems.join(' ')} To keep it all the same, give a reason; it will stand under your name.`,
    { problems },
  );
}
