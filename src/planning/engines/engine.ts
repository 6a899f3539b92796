/**
 * A packing LP: maximise worth·y, A·y ≤ room, y ≥ 0, with room ≥ 0. Columns are sparse: the entries of column j stand
 * at starts[j] … starts[j + 1] − 1 of `rows` and `amounts`.
 */
export interface PackingLp {
  room: Float64Array;
  worth: Float64Array;
  starts: Int32Array;
  rows: Int32Array;
  amounts: Float64Array;
}

/** An optimum. Prices are the rows' dual values, never negative; what they promise is always checked by the caller. */
export interface LpSolution {
  value: number;
  rowPrices: Float64Array;
  columnValues: Float64Array;
}

/** A solver of packing LPs. */
export interface Engine {
  readonly name: string;
  /**
   * Solves one LP; `stop` is asked now and then and true ends the work at once.
   * @throws ProductError planning.engineTimeout when stopped, planning.engineFailed when there is no optimum to read
   */
  solve(lp: PackingLp, stop: () => boolean): Promise<LpSolution>;
  /** Ends whatever the engine keeps running. */
  close(): Promise<void>;
}
