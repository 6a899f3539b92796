/**
 * A packing LP: maximise worth·y, A·y ≤ room, y ≥ 0, with room ≥ 0. Columns are sparse: the entries of column j stand
 * at starts[j] … starts[j + 1] − 1 of `rows` and `amounts`. A row without a limit has room Infinity.
 */
export interface PackingLp {
  room: Float64Array;
  worth: Float64Array;
  starts: Int32Array;
  rows: Int32Array;
  amounts: Float64Array;
}

/** Where a simplex stood at an optimum, in the engine's own codes: one a column and one a row. */
export interface LpBasis {
  columns: Int32Array;
  rows: Int32Array;
}

/** An optimum. Prices are the rows' dual values, never negative; what they promise is always checked by the caller. */
export interface LpSolution {
  value: number;
  rowPrices: Float64Array;
  columnValues: Float64Array;
  /** Absent where the engine keeps none. */
  basis?: LpBasis;
}
