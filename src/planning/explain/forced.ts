import { breathing } from '../breath';
import { costInterval, type Interval, type Solved } from '../costs/costInterval';
import type { Engine } from '../engines/engine';
import { coversEverything } from '../pricing/near';
import { marketOf } from '../pricing/offers';
import { pricerOf } from '../pricing/pricerOf';
import { type NamedLeg, namedLegs } from '../problem/namedLegs';
import { type Problem, problemOf } from '../problem/problem';
import { columnOf } from '../problem/rows';
import type { Swap } from '../problem/swap';
import { generateColumns } from '../relaxation/generateColumns';
import { swapIdOf } from '../result/swapId';
import { reducedCostOf } from '../robustness/poolLp';
import type { PlanningInput } from '../types';
import { withPins } from '../withPins';
import { swapsWithMove } from './swapsWith';

/** Exchanges that are planned for in turn, at most, once one of them can be in a plan. */
const MOST_PLANNED = 3;

export interface ForcedRun {
  engine: Engine;
  stop: () => boolean;
  /** Plans with an input; null where its pins cannot be in one plan. */
  solve(input: PlanningInput): Promise<Solved | null>;
  onPlanned?(done: number, of: number): void;
}

export interface ForcedMove {
  /** What the plan is worth less with the move in it; null where no plan can hold it together with the pins. */
  cost: Interval | null;
  /** The exchange in the best plan found with the move. */
  legs: NamedLeg[];
  /** Exchanges that bring the move about, and for how many of them it was planned. */
  exchanges: number;
  planned: number;
}

interface Candidate {
  swap: Swap;
  /** No plan with the swap is worth more. */
  bound: number;
}

/** The exchanges with the move, each with a bound from the prices of the plan's own relaxation; the largest first. */
async function candidatesOf(problem: Problem, swaps: Swap[], { engine, stop }: ForcedRun): Promise<Candidate[]> {
  const breathe = breathing(stop);
  const { pins, room, pricer } = withPins(problem, pricerOf(problem, marketOf(problem), breathe), breathe);
  const { bound, priceBound, prices } = await generateColumns(problem, pricer, room, engine, stop, () => {});
  const pinned = pins.reduce((sum, swap) => sum + swap.worth, 0);
  return swaps
    .map((swap) => {
      // Weak duality: with the swap taken, what is left of the rows is worth no more than the bound less what it uses.
      const reducedCost = reducedCostOf(columnOf(problem, room, swap), prices);
      // Only the bound that these prices prove may be used with them; before there is one, they are all 0.
      const proven = Number.isFinite(priceBound) ? priceBound : bound;
      return { swap, bound: pinned + proven + Math.ceil(reducedCost) + 1 };
    })
    .sort((a, b) => b.bound - a.bound);
}

function pinning(problem: Problem, swap: Swap): { input: PlanningInput; legs: NamedLeg[] } {
  const { input } = problem;
  const id = swapIdOf(problem, swap.legs);
  const legs = swap.legs.map(({ unit, to }) => ({
    accountId: problem.units[unit].accounts[0].id,
    toRepId: problem.reps[to].id,
  }));
  const plan = { ...input.plan, pins: [...new Set([...input.plan.pins, id])] };
  const pinned = (input.pinned ?? []).filter((pin) => pin.id !== id);
  return { input: { ...input, plan, pinned: [...pinned, { id, legs, waiver: null }] }, legs };
}

/**
 * What it costs to have a customer go to a rep: plans with the most promising of the exchanges that bring this about, in
 * turn, until no other can do better by its bound. `free` is the plan without that wish.
 * @throws ProductError planning.unknownLeg
 */
export async function forcedMove(
  input: PlanningInput,
  free: Solved,
  move: NamedLeg,
  run: ForcedRun,
): Promise<ForcedMove> {
  const problem = problemOf(input);
  const [{ unit, to }] = namedLegs(problem.reps, problem.units, [move]);
  const open = await candidatesOf(problem, swapsWithMove(problem, unit, to), run);
  const exchanges = open.length;
  let best: { objectiveCents: number; legs: NamedLeg[] } | null = null;
  let proven = -Infinity;
  let paying = true;
  let planned = 0;
  while (open.length > 0 && !run.stop()) {
    if (best !== null && (planned >= MOST_PLANNED || open[0].bound <= best.objectiveCents)) break;
    const { swap, bound } = open.shift()!;
    const { input: with_, legs } = pinning(problem, swap);
    const solved = await run.solve(with_);
    run.onPlanned?.(++planned, exchanges);
    if (solved === null) continue;
    paying &&= swap.worth > 0;
    proven = Math.max(proven, Math.min(solved.boundCents, bound));
    if (best === null || solved.objectiveCents > best.objectiveCents) {
      best = { objectiveCents: solved.objectiveCents, legs };
    }
  }
  if (best === null) return { cost: null, legs: [], exchanges, planned };
  const { objectiveCents, legs } = best;
  const left = open.filter(({ bound }) => bound > objectiveCents);
  const boundCents = left.reduce((most, { bound }) => Math.max(most, bound), Math.max(proven, objectiveCents));
  const nested = paying && left.every(({ swap }) => swap.worth > 0) && coversEverything(input);
  return { cost: costInterval(free, { objectiveCents, boundCents }, nested), legs, exchanges, planned };
}
