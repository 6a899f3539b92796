import type { Leg } from './problem/leg';
import { expectedOfMove } from './problem/moves';
import type { Problem } from './problem/problem';
import { type Swap, swapOf } from './problem/swap';
import { swapKindOf } from './problem/swapKind';
import { type Breach, breachesOfAmounts, breachOfMove } from './rules';
import type { PlannedSwap } from './types';

/** What the rules say about a swap that a person names. */
export interface Judgement {
  swap: Swap;
  /** What no reason can lift: it is no exchange, or somebody may not have one of the customers. */
  forbidden: Breach | null;
  /** Rules on amounts that it breaks: its own fairness and the limits of a plan with this swap alone. */
  amounts: Breach[];
}

/** Judges a swap by its legs. */
export function judgeSwap(problem: Problem, legs: Leg[]): Judgement {
  const worth = legs.reduce((sum, { unit, to }) => sum + expectedOfMove(problem, unit, to), 0);
  const swap = swapOf(problem, legs, worth);
  const forbidden = breachOfShape(problem, legs) ?? firstOf(legs.map((leg) => breachOfMove(problem, leg)));
  return { swap, forbidden, amounts: breachesOfAmounts(problem, swap) };
}

const NO_EXCHANGE =
  'This is no exchange: one customer goes for one or two between two reps, or three go round three reps. Each rep gives and receives.';
const KINDS: Record<PlannedSwap['kind'], string> = {
  pair: 'one customer for one',
  basket: 'one customer for two',
  cycle: 'three customers round three reps',
};

function breachOfShape(problem: Problem, legs: Leg[]): Breach | null {
  const kind = swapKindOf(problem, legs);
  if (kind === null) return { rule: 'shape', sentence: NO_EXCHANGE };
  if (problem.input.plan.kinds.includes(kind)) return null;
  return { rule: 'kinds', sentence: `The policy allows no exchange of ${KINDS[kind]}.` };
}

function firstOf<T>(items: (T | null)[]): T | null {
  return items.find((item) => item !== null) ?? null;
}
