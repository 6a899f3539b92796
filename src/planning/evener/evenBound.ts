import { isProductError } from '../../shared/errors';
import { mostSwaps } from '../pricing/safeBound';
import type { Column } from '../problem/rows';
import { solveRestricted } from '../relaxation/restrictedLp';
import { conjugate, FLATTEST, STEEPEST } from './curve';
import { type EvenRows, evenColumn, evenRows, evenVariables } from './evenLp';
import type { EvenTask } from './task';

const START = 600;
const ROUND = 400;
const MOST_ROUNDS = 12;
/** How often the worth of a covered floor is raised tenfold when the LP would rather not cover it. */
const MOST_RAISES = 4;
const NEGLIGIBLE = 1e-7;

export interface EvenBound {
  /** Σ φ of no choice from the pool above the floor is larger. */
  bound: number;
  /** The swaps of the pool, best prospects for evenness first. */
  order: EvenTask['pool'];
}

/**
 * Σ φ ≤ Σ_r (conj(λ_r) + λ_r·offset_r) + room·π + swaps·max(0, largest reduced cost) − μ, from any prices π, μ ≥ 0 and λ
 * within the slopes of φ: weak duality, rounded outwards, so it does not rest on what the engine promised.
 */
function boundOf(task: EvenTask, rows: EvenRows, prices: Float64Array): { bound: number; reducedCosts: Float64Array } {
  const { scale, offset, pool, room, floor, problem } = task;
  const lambda = scale.reps.map((_, i) => Math.min(STEEPEST, Math.max(FLATTEST, prices[rows.link + i])));
  const mu = floor > 0 ? prices[rows.cover] : 0;
  const byRep = new Float64Array(problem.reps.length);
  let sum = -mu;
  scale.reps.forEach((rep, i) => {
    byRep[rep] = lambda[i] / scale.share[rep];
    sum += conjugate(lambda[i]) + byRep[rep] * offset[rep];
  });
  for (let row = 0; row < room.length; row++) if (prices[row] > 0) sum += room[row] * prices[row];
  let largest = 0;
  const reducedCosts = Float64Array.from(pool, ({ swap, rows: used, uses, expected }) => {
    let reducedCost = floor > 0 ? (mu * swap.worth) / floor : 0;
    for (const one of expected) reducedCost += byRep[one.rep] * one.expected;
    for (let k = 0; k < used.length; k++) reducedCost -= prices[used[k]] * uses[k];
    if (reducedCost > largest) largest = reducedCost;
    return reducedCost;
  });
  const bound = sum + mostSwaps(problem) * largest;
  return { bound: bound + 1e-9 * (1 + Math.abs(bound) + mu), reducedCosts };
}

/** The pool by reduced cost, largest first; equals as they were. */
function sorted(
  pool: EvenTask['pool'],
  reducedCosts: Float64Array,
): { column: EvenTask['pool'][number]; at: number }[] {
  return pool
    .map((column, at) => ({ column, at }))
    .sort((a, b) => reducedCosts[b.at] - reducedCosts[a.at] || a.at - b.at);
}

/** Column generation over the pool; the bound holds at any moment, also when the engine was stopped. */
export async function evenBound(task: EvenTask): Promise<EvenBound> {
  const { pool, engine, stop } = task;
  const rows = evenRows(task);
  let raised = 1;
  let raises = 0;
  const inLp = new Set(Array.from(pool.slice(0, START).keys()));
  let columns: Column[] = pool.slice(0, START).map((column) => evenColumn(task, rows, column));
  let best: EvenBound = { bound: Infinity, order: pool };
  for (let round = 0; round < MOST_ROUNDS && !stop(); round++) {
    const variables = evenVariables(task, rows, raised);
    const solution = await solveRestricted(engine, rows.room, [...variables, ...columns], stop).catch(
      (error: unknown) => {
        if (isProductError(error)) return null;
        throw error;
      },
    );
    if (solution === null) break;
    const { bound, reducedCosts } = boundOf(task, rows, solution.rowPrices);
    const order = sorted(pool, reducedCosts);
    if (bound < best.bound) best = { bound, order: order.map(({ column }) => column) };
    const fresh = order.filter(({ at }) => !inLp.has(at) && reducedCosts[at] > NEGLIGIBLE).slice(0, ROUND);
    const uncovered = task.floor > 0 && solution.columnValues[variables.length - 1] < 1 - 1e-6;
    if (fresh.length === 0 && !(uncovered && raises < MOST_RAISES)) break;
    if (fresh.length === 0) {
      raised *= 10;
      raises++;
    }
    for (const { at } of fresh) inLp.add(at);
    columns = [...columns, ...fresh.map(({ column }) => evenColumn(task, rows, column))];
  }
  return best;
}
