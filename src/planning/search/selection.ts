import type { Column } from '../problem/rows';

/** A set of swaps that keeps every row: whole numbers, so every comparison is exact. */
export interface Selection {
  /** Total worth, minor units. */
  worth: number;
  readonly chosen: Set<Column>;
  /** What is left of each row. */
  readonly left: Float64Array;
  fits(column: Column): boolean;
  /** Adds a column; the caller has asked `fits`, or knows that the row it overdraws will be mended. */
  add(column: Column): void;
  remove(column: Column): void;
}

/** An empty selection within `room`. */
export function emptySelection(room: Float64Array): Selection {
  const left = Float64Array.from(room);
  const chosen = new Set<Column>();
  const selection: Selection = {
    worth: 0,
    chosen,
    left,
    fits({ rows, uses }) {
      for (let k = 0; k < rows.length; k++) if (uses[k] > left[rows[k]]) return false;
      return true;
    },
    add(column) {
      for (let k = 0; k < column.rows.length; k++) left[column.rows[k]] -= column.uses[k];
      chosen.add(column);
      selection.worth += column.swap.worth;
    },
    remove(column) {
      for (let k = 0; k < column.rows.length; k++) left[column.rows[k]] += column.uses[k];
      chosen.delete(column);
      selection.worth -= column.swap.worth;
    },
  };
  return selection;
}

/** Adds columns in the given order as long as they fit. */
export function addGreedily(selection: Selection, columns: Iterable<Column>): void {
  for (const column of columns) if (selection.fits(column)) selection.add(column);
}

/** All of the columns, less the cheapest in each row that they overdraw together. */
export function mended(room: Float64Array, columns: Iterable<Column>): Selection {
  const selection = emptySelection(room);
  for (const column of columns) selection.add(column);
  for (let row = overdrawn(selection); row >= 0; row = overdrawn(selection)) {
    const users = [...selection.chosen].filter(({ rows, uses }) => uses[rows.indexOf(row)] > 0);
    if (users.length === 0) return emptySelection(room);
    selection.remove(users.reduce((least, column) => (column.swap.worth < least.swap.worth ? column : least)));
  }
  return selection;
}

function overdrawn({ chosen, left }: Selection): number {
  for (const { rows } of chosen) for (const row of rows) if (left[row] < 0) return row;
  return -1;
}
