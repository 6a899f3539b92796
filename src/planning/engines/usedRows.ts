import type { PackingLp } from './lp';

/** A program without the rows that no column uses; row i of it is row `rows[i]` of the whole one. */
export interface Compact {
  program: PackingLp;
  rows: Int32Array;
}

/** Leaves out the rows that no column uses: with a customer in few columns they are most of them. */
export function withUsedRows(program: PackingLp): Compact {
  const place = new Int32Array(program.room.length).fill(-1);
  for (const row of program.rows) place[row] = 0;
  const rows = Int32Array.from(place.keys()).filter((row) => place[row] === 0);
  rows.forEach((row, i) => {
    place[row] = i;
  });
  return {
    program: {
      ...program,
      room: Float64Array.from(rows, (row) => program.room[row]),
      rows: program.rows.map((row) => place[row]),
    },
    rows,
  };
}

/** Amounts of the rows in a compact program spread over all `count` rows; `rest` for those that are not in it. */
export function spread<A extends Float64Array | Int32Array>(amounts: A, rows: Int32Array, into: A): A {
  rows.forEach((row, i) => {
    into[row] = amounts[i];
  });
  return into;
}
