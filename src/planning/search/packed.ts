import type { Column } from '../problem/rows';

/** Columns side by side in typed arrays: the entries of column j stand at starts[j] … starts[j + 1] − 1. */
export interface Packed {
  worth: Float64Array;
  starts: Int32Array;
  rows: Int32Array;
  uses: Float64Array;
}

/** Packs columns in their order. */
export function pack(columns: readonly Column[]): Packed {
  const entries = columns.reduce((sum, column) => sum + column.rows.length, 0);
  const packed: Packed = {
    worth: Float64Array.from(columns, (column) => column.swap.worth),
    starts: new Int32Array(columns.length + 1),
    rows: new Int32Array(entries),
    uses: new Float64Array(entries),
  };
  let at = 0;
  columns.forEach((column, j) => {
    packed.rows.set(column.rows, at);
    packed.uses.set(column.uses, at);
    at += column.rows.length;
    packed.starts[j + 1] = at;
  });
  return packed;
}
