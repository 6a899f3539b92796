import type { Engine, LpBasis, LpSolution, PackingLp } from '../engines/engine';
import type { Column } from '../problem/rows';

/** Worths are scaled so that the largest is this, and every row so that its largest amount is 1. */
const LARGEST_WORTH = 1000;

interface Scaling {
  worth: number;
  rows: Float64Array;
}

function scalingOf(room: Float64Array, columns: Column[]): Scaling {
  const rows = new Float64Array(room.length);
  let largest = 0;
  for (const column of columns) {
    largest = Math.max(largest, column.swap.worth);
    column.rows.forEach((row, k) => {
      rows[row] = Math.max(rows[row], Math.abs(column.uses[k]));
    });
  }
  return { worth: LARGEST_WORTH / Math.max(largest, 1), rows: rows.map((size) => (size === 0 ? 1 : size)) };
}

function scaled(room: Float64Array, columns: Column[], scaling: Scaling): PackingLp {
  const entries = columns.reduce((sum, column) => sum + column.rows.length, 0);
  const lp: PackingLp = {
    room: room.map((limit, row) => limit / scaling.rows[row]),
    worth: Float64Array.from(columns, (column) => column.swap.worth * scaling.worth),
    starts: new Int32Array(columns.length + 1),
    rows: new Int32Array(entries),
    amounts: new Float64Array(entries),
  };
  let at = 0;
  columns.forEach((column, j) => {
    column.rows.forEach((row, k) => {
      lp.rows[at] = row;
      lp.amounts[at++] = column.uses[k] / scaling.rows[row];
    });
    lp.starts[j + 1] = at;
  });
  return lp;
}

/**
 * Solves the LP over some columns, from the basis of an earlier solve whose columns come first in them; the answer is in minor units, its prices per minor unit (or per one)
 * of a row.
 */
export async function solveRestricted(
  engine: Engine,
  room: Float64Array,
  columns: Column[],
  stop: () => boolean,
  start?: LpBasis,
): Promise<LpSolution> {
  const scaling = scalingOf(room, columns);
  const solution = await engine.solve(scaled(room, columns, scaling), stop, start);
  return {
    value: solution.value / scaling.worth,
    rowPrices: solution.rowPrices.map((price, row) => price / scaling.rows[row] / scaling.worth),
    columnValues: solution.columnValues,
    basis: solution.basis,
  };
}
