import { isProductError } from '../../shared/errors';
import type { Engine } from '../engines/engine';
import type { LpSolution } from '../engines/lp';
import type { Column } from '../problem/rows';
import { solveRestricted } from '../relaxation/restrictedLp';
import { addGreedily, emptySelection, type Selection } from './selection';

/** Values closer to a whole number than this count as whole. */
const FRACTION = 1e-6;

/** A part of all plans: those that contain `forced` and nothing of `out`. */
export interface Part {
  forced: Set<Column>;
  out: Set<Column>;
}

export interface NodeRelaxation {
  /** No plan in the part is worth more; whole minor units. */
  bound: number;
  /** A plan along the values of the LP; it need not lie in the part. */
  rounded: Selection;
  /** A column with a fractional value that weighs most; null when there is none to decide on. */
  branchOn: Column | null;
}

/** room·prices + Σ max(0, reduced cost), rounded outwards: weak duality with y ≤ 1, from whatever prices. */
function dualBound(room: Float64Array, columns: Column[], prices: Float64Array): number {
  let sum = 0;
  prices.forEach((price, row) => {
    if (price > 0) sum += room[row] * price;
  });
  for (const { swap, rows, uses } of columns) {
    let reducedCost = swap.worth;
    for (let k = 0; k < rows.length; k++) reducedCost -= prices[rows[k]] * uses[k];
    sum += Math.max(0, reducedCost);
  }
  return sum * (1 + 4 * (columns.length + prices.length) * Number.EPSILON);
}

function rounded(room: Float64Array, columns: Column[], values: Float64Array): Selection {
  const order = columns
    .map((column, j) => ({ column, value: values[j] }))
    .sort((a, b) => b.value - a.value || b.column.swap.worth - a.column.swap.worth);
  const selection = emptySelection(room);
  addGreedily(
    selection,
    order.map(({ column }) => column),
  );
  return selection;
}

function branchColumn(columns: Column[], values: Float64Array, forced: Set<Column>): Column | null {
  let most = 0;
  let branchOn: Column | null = null;
  columns.forEach((column, j) => {
    const fraction = Math.min(values[j], 1 - values[j]);
    if (fraction <= FRACTION || forced.has(column) || fraction * column.swap.worth <= most) return;
    most = fraction * column.swap.worth;
    branchOn = column;
  });
  return branchOn;
}

/**
 * Solves the LP of a part. A column is forced in by a reward that is taken off the bound again: the LP stays feasible,
 * and the bound holds for every plan that has all forced columns. Null when the engine was stopped.
 */
export async function relaxNode(
  room: Float64Array,
  pool: Column[],
  part: Part,
  engine: Engine,
  stop: () => boolean,
): Promise<NodeRelaxation | null> {
  const columns = pool.filter((column) => !part.out.has(column));
  const reward = 2 * part.forced.size * columns.reduce((largest, column) => Math.max(largest, column.swap.worth), 0);
  const rewarded = columns.map((column) =>
    part.forced.has(column) ? { ...column, swap: { ...column.swap, worth: column.swap.worth + reward } } : column,
  );
  let solution: LpSolution;
  try {
    solution = await solveRestricted(engine, room, rewarded, stop);
  } catch (error) {
    if (isProductError(error)) return null;
    throw error;
  }
  return {
    bound: Math.floor(dualBound(room, rewarded, solution.rowPrices) - reward * part.forced.size),
    rounded: rounded(room, columns, solution.columnValues),
    branchOn: branchColumn(columns, solution.columnValues, part.forced),
  };
}
