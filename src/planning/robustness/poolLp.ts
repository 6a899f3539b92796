import { isProductError } from '../../shared/errors';
import type { Engine } from '../engines/engine';
import type { LpBasis } from '../engines/lp';
import { mostSwaps, safeBound } from '../pricing/safeBound';
import type { Problem } from '../problem/problem';
import type { Column } from '../problem/rows';
import { solveRestricted } from '../relaxation/restrictedLp';

/** Columns that one LP gets on top of those it had, for each swap that a plan can have, and how many LPs there are at most. */
const ROUND_PER_SWAP = 2;
const LEAST_ROUND = 400;
const MOST_ROUNDS = 12;
/** Reduced costs up to this share of the largest worth count as none. */
const NEGLIGIBLE = 1e-9;

/** An LP over a pool, as far as it was solved. */
export interface PoolLp {
  /** No choice from the pool can be worth more; whole minor units. */
  bound: number;
  prices: Float64Array;
  /** The columns of the last LP, and their values. */
  columns: Column[];
  values: Float64Array;
  basis?: LpBasis;
}

/** What an LP over the same pool with other worths begins with: the columns of this one, and where it stood. */
export type Start = Pick<PoolLp, 'columns' | 'basis'>;

/** Worth minus what a column uses at the prices. */
export function reducedCostOf({ swap, rows, uses }: Column, prices: Float64Array): number {
  let reducedCost = swap.worth;
  for (let k = 0; k < rows.length; k++) reducedCost -= prices[rows[k]] * uses[k];
  return reducedCost;
}

function improving(
  columns: Column[],
  prices: Float64Array,
  above: number,
  most: number,
): { best: Column[]; largest: number } {
  const found: { column: Column; reducedCost: number }[] = [];
  let largest = 0;
  for (const column of columns) {
    if (column.swap.worth <= 0) continue;
    const reducedCost = reducedCostOf(column, prices);
    if (reducedCost > largest) largest = reducedCost;
    if (reducedCost > above) found.push({ column, reducedCost });
  }
  found.sort((a, b) => b.reducedCost - a.reducedCost);
  return { best: found.slice(0, most).map(({ column }) => column), largest };
}

/** Column generation over a pool that is all there. The bound holds also when the engine was stopped. */
export async function solvePool(
  problem: Problem,
  room: Float64Array,
  pool: Column[],
  start: Start,
  engine: Engine,
  stop: () => boolean,
): Promise<PoolLp> {
  const largestWorth = pool.reduce((largest, { swap }) => Math.max(largest, swap.worth), 0);
  const free = new Float64Array(room.length);
  const atOnce = Math.max(LEAST_ROUND, ROUND_PER_SWAP * mostSwaps(problem));
  const lp: PoolLp = {
    bound: safeBound(problem, room, free, largestWorth, largestWorth),
    prices: free,
    columns: start.columns.length > 0 ? start.columns : improving(pool, free, 0, atOnce).best,
    values: new Float64Array(0),
    basis: start.basis,
  };
  for (let round = 0; round < MOST_ROUNDS && lp.columns.length > 0 && !stop(); round++) {
    const solution = await solveRestricted(engine, room, lp.columns, stop, lp.basis).catch((error: unknown) => {
      if (isProductError(error)) return null;
      throw error;
    });
    if (solution === null) break;
    const { best, largest } = improving(pool, solution.rowPrices, NEGLIGIBLE * largestWorth, atOnce);
    const bound = safeBound(problem, room, solution.rowPrices, largest, largestWorth);
    Object.assign(lp, { values: solution.columnValues, basis: solution.basis });
    if (bound <= lp.bound) Object.assign(lp, { bound, prices: solution.rowPrices });
    if (best.length === 0) break;
    lp.columns = [...lp.columns, ...best];
  }
  return lp;
}
