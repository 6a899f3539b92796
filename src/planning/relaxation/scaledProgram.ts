import type { PackingLp } from '../engines/lp';
import type { Column } from '../problem/rows';

/** Worths are scaled so that the largest is this, and every row so that its largest amount is 1. */
const LARGEST_WORTH = 1000;

/** A packing program in numbers that suit a solver, and what its answers are divided by. */
export interface ScaledProgram {
  program: PackingLp;
  /** Worth in the program for one minor unit. */
  worth: number;
  /** By row: the amount that is 1 in the program. */
  rows: Float64Array;
}

/** The program over some columns: maximise worth within `room`. */
export function scaledProgram(room: Float64Array, columns: readonly Column[]): ScaledProgram {
  const largest = new Float64Array(room.length);
  let worth = 1;
  let entries = 0;
  for (const { swap, rows, uses } of columns) {
    worth = Math.max(worth, swap.worth);
    entries += rows.length;
    for (let k = 0; k < rows.length; k++) largest[rows[k]] = Math.max(largest[rows[k]], Math.abs(uses[k]));
  }
  const scale = { worth: LARGEST_WORTH / worth, rows: largest.map((size) => (size === 0 ? 1 : size)) };
  const program: PackingLp = {
    room: room.map((limit, row) => limit / scale.rows[row]),
    worth: Float64Array.from(columns, (column) => column.swap.worth * scale.worth),
    starts: new Int32Array(columns.length + 1),
    rows: new Int32Array(entries),
    amounts: new Float64Array(entries),
  };
  let at = 0;
  columns.forEach(({ rows, uses }, j) => {
    for (let k = 0; k < rows.length; k++) {
      program.rows[at] = rows[k];
      program.amounts[at++] = uses[k] / scale.rows[rows[k]];
    }
    program.starts[j + 1] = at;
  });
  return { program, ...scale };
}
