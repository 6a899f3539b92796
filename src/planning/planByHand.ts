import { fairnessOf } from './fairness/books';
import { problemOf } from './problem/problem';
import { plannedSwapOf } from './result/plannedSwap';
import { agreedTrades } from './result/planOf';
import { repResultsOf } from './result/repResults';
import { type Breach, breachesOfPlan } from './rules';
import { namedSwap } from './swapByHand';
import type { Plan, PlannedSwap, PlanningInput } from './types';
import { verifyPlan } from './verify';

/** Every rule that some swaps break together under an input; empty when they may all be carried out. */
export function breachesTogether(input: PlanningInput, swaps: readonly Pick<PlannedSwap, 'legs'>[]): Breach[] {
  const problem = problemOf(input);
  return breachesOfPlan(
    problem,
    swaps.map(({ legs }) => namedSwap(problem, legs)),
  );
}

/**
 * A plan of the swaps that a person chose, made up and judged like every other.
 * @param from the plan that it began with; its bound is kept where `sameRules`: then it holds for this plan as well
 * @throws Error when it does not stand up to the verifier; ask `breachesTogether` before
 */
export function planByHand(
  input: PlanningInput,
  from: Plan,
  swaps: readonly Pick<PlannedSwap, 'legs'>[],
  sameRules: boolean,
): Plan {
  const problem = problemOf(input);
  const chosen = swaps.map(({ legs }) => namedSwap(problem, legs)).sort((a, b) => b.worth - a.worth);
  const planned = chosen.map((swap) => plannedSwapOf(problem, swap));
  const objectiveCents = planned.reduce((sum, swap) => sum + swap.expectedCents, 0);
  const reps = repResultsOf(problem, chosen, planned);
  const known = sameRules && !from.boundUnknown && from.boundCents >= objectiveCents;
  const boundCents = known ? from.boundCents : Math.max(0, objectiveCents);
  const plan: Plan = {
    objectiveCents,
    boundCents,
    gap: boundCents <= 0 ? 0 : (boundCents - objectiveCents) / boundCents,
    boundCovers: known ? from.boundCovers : 'No bound is known for these rules; plan again to get one.',
    ...(known ? {} : { boundUnknown: true as const }),
    stoppedBy: 'hand',
    engine: from.engine,
    engineBecause: from.engineBecause,
    seconds: 0,
    seed: from.seed,
    verified: true,
    swaps: planned,
    reps,
    fairness: fairnessOf(problem, reps, planned),
    admissibleSwaps: from.admissibleSwaps,
    tradingRepPairs: from.tradingRepPairs,
    ...agreedTrades(input),
    ...(from.ranked ? { ranked: listWith(planned, from.ranked) } : {}),
    emptyBecause: planned.length === 0 ? ['Every swap was taken out by hand.'] : [],
  };
  const violations = verifyPlan(input, plan);
  if (violations.length > 0) {
    throw new Error(`The plan does not stand up to verification: ${violations.map((v) => v.sentence).join(' ')}`);
  }
  return plan;
}

/** The list that a small company chooses from, with the plan's own swaps first. */
function listWith(planned: PlannedSwap[], ranked: PlannedSwap[]): PlannedSwap[] {
  const ids = new Set(planned.map((swap) => swap.id));
  return [...planned, ...ranked.filter((swap) => !ids.has(swap.id))];
}
