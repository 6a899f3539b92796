import type { Random } from '../../shared/random';
import type { Engine } from '../engines/engine';
import { mostSwaps } from '../pricing/safeBound';
import type { Problem } from '../problem/problem';
import type { Column } from '../problem/rows';
import { anneal } from '../search/anneal';
import { addGreedily, emptySelection, type Selection } from '../search/selection';
import { type PoolLp, reducedCostOf, type Start, solvePool } from './poolLp';

/** Steps of annealing for each unit, within limits, and its first temperature as a share of a swap's mean worth. */
const STEPS_PER_UNIT = 300;
const LEAST_STEPS = 5_000;
const MOST_STEPS = 75_000;
const HEAT = 0.05;
/**
 * Annealing gets so many columns for each swap that a plan can have, those nearest to the LP: with three times as many
 * steps over all of them the plans were no better (60 reps: 1.4 instead of 1.2 % from the bound).
 */
const NEAR_PER_SWAP = 16;
const LEAST_NEAR = 800;
/** Columns that an LP hands on with its basis. */
const MOST_KEPT = 5_000;
/** Closer to the bound than this share of it is close enough. */
const ENOUGH = 0.002;

export interface Replanned {
  chosen: Column[];
  worth: number;
  /** No choice from the pool is worth more; minor units. */
  bound: number;
  /** What to begin the next LP with. */
  warm: Start;
}

export interface Replanning {
  problem: Problem;
  room: Float64Array;
  engine: Engine;
  stop: () => boolean;
}

function along(room: Float64Array, { columns, values }: PoolLp): Selection {
  const selection = emptySelection(room);
  const order = columns
    .map((column, j) => ({ column, value: values[j] ?? 0 }))
    .filter(({ column }) => column.swap.worth > 0)
    .sort((a, b) => b.value - a.value || b.column.swap.worth - a.column.swap.worth);
  addGreedily(
    selection,
    order.map(({ column }) => column),
  );
  return selection;
}

/**
 * Plans once more over a pool with other worths: the LP over the pool, a plan along its values, then annealing over the
 * columns nearest to the LP, of those that its bound does not rule out. Every plan keeps every row exactly; how far it is from the best is
 * known from the bound.
 */
export async function replan(
  { problem, room, engine, stop }: Replanning,
  pool: Column[],
  warm: Start,
  random: Random,
): Promise<Replanned> {
  const lp = await solvePool(problem, room, pool, warm, engine, stop);
  let best = along(room, lp);
  if (lp.bound - best.worth > ENOUGH * lp.bound && !stop()) {
    const floor = best.worth - lp.bound - 1;
    const open = pool
      .filter(({ swap }) => swap.worth > 0)
      .map((column) => ({ column, reducedCost: reducedCostOf(column, lp.prices) }))
      .filter(({ reducedCost }) => reducedCost > floor)
      .sort((a, b) => b.reducedCost - a.reducedCost)
      .slice(0, Math.max(LEAST_NEAR, NEAR_PER_SWAP * mostSwaps(problem)))
      .map(({ column }) => column);
    const steps = Math.min(MOST_STEPS, Math.max(LEAST_STEPS, problem.units.length * STEPS_PER_UNIT));
    const heat = (HEAT * best.worth) / Math.max(1, best.chosen.size);
    best = await anneal(problem, room, open, best, { steps, heat }, random, stop);
  }
  return { chosen: [...best.chosen], worth: best.worth, bound: lp.bound, warm: startAfter(lp) };
}

/** An engine that goes on from a basis needs all its columns; any other is faster with those that were of use. */
function startAfter({ columns, values, basis }: PoolLp): Start {
  if (basis && columns.length <= MOST_KEPT) return { columns, basis };
  return { columns: columns.filter((_, j) => (values[j] ?? 0) > 0) };
}
