import type { Random } from '../../shared/random';
import type { Engine } from '../engines/engine';
import type { Pricer } from '../pricing/pricer';
import type { Problem } from '../problem/problem';
import { type Column, columnOf } from '../problem/rows';
import { swapOf } from '../problem/swap';
import type { Relaxation } from '../relaxation/generateColumns';
import { anneal } from './anneal';
import { branchAndBound } from './branchAndBound';
import { dive } from './dive';
import { addGreedily, emptySelection, type Selection } from './selection';

/** Columns that a search looks at: the best of every unit, and at most so many in all. */
const POOL_PER_UNIT = 60;
const MOST_IN_POOL = 60_000;
/** Steps of one round of annealing: so many for each unit, within limits. */
const STEPS_PER_UNIT = 1_500;
const LEAST_STEPS = 20_000;
const MOST_STEPS = 1_500_000;
/** Branch and bound is for small pools, and for so many nodes. */
const MOST_TO_BRANCH = 800;
const MOST_NODES = 150;
/** First temperatures of the rounds, as shares of the mean worth of a chosen swap. */
const HEATS = [0.5, 0.25, 0.5, 0.15];

/** Everything a search needs; `enough` says of a worth (minor units) that no better plan is asked for. */
export interface SearchTask {
  problem: Problem;
  pricer: Pricer;
  room: Float64Array;
  relaxation: Relaxation;
  /** A plan that is known to keep every row; the result is worth no less. */
  begin: Column[];
  engine: Engine;
  random: Random;
  stop: () => boolean;
  enough: (worth: number) => boolean;
  onBetter: (worth: number) => void;
}

/** The columns that could still be in a plan better than `worth`: by the bound's prices the others are out by proof. */
function poolOf({ problem, pricer, room, relaxation }: SearchTask, worth: number): { pool: Column[]; whole: boolean } {
  const floor = worth - relaxation.bound - 2;
  const { best, whole } = pricer.price(relaxation.prices, floor, POOL_PER_UNIT);
  const pool = best
    .slice(0, MOST_IN_POOL)
    .map((priced) => columnOf(problem, room, swapOf(problem, priced.legs(), priced.worth)));
  return { pool, whole: whole && pool.length === best.length };
}

function greedy(room: Float64Array, columns: Column[]): Selection {
  const selection = emptySelection(room);
  addGreedily(
    selection,
    [...columns].sort((a, b) => b.swap.worth - a.swap.worth),
  );
  return selection;
}

/**
 * The best plan found: by worth first, then by diving along the LP, then by annealing around what both found; where few
 * columns could still do better, branch and bound over all of them lowers the bound or proves the plan best.
 */
export async function searchPlan(task: SearchTask): Promise<{ best: Selection; bound: number }> {
  const { problem, room, relaxation, engine, stop } = task;
  let best = greedy(room, relaxation.columns);
  const keep = (candidate: Selection): void => {
    if (candidate.worth <= best.worth) return;
    best = candidate;
    task.onBetter(best.worth);
  };
  keep(greedy(room, task.begin));
  task.onBetter(best.worth);
  if (relaxation.rounds > 0 && !stop()) keep(await dive(room, relaxation.columns, engine, stop));
  const steps = Math.min(MOST_STEPS, Math.max(LEAST_STEPS, problem.units.length * STEPS_PER_UNIT));
  for (const [round, share] of HEATS.entries()) {
    if (task.enough(best.worth) || stop()) break;
    const { pool } = poolOf(task, best.worth);
    const heat = (share * best.worth) / Math.max(1, best.chosen.size);
    keep(await anneal(problem, room, pool, best, { steps, heat }, task.random.fork(`round ${round}`), stop));
  }
  const { pool, whole } = poolOf(task, best.worth);
  if (task.enough(best.worth) || stop() || !whole || pool.length > MOST_TO_BRANCH) {
    return { best, bound: relaxation.bound };
  }
  return branchAndBound(
    { room, pool, engine, stop, mostNodes: MOST_NODES, onBetter: task.onBetter },
    best,
    relaxation.bound,
  );
}
