import type { IntegerEngine } from './integerEngine';

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

/** A solver of packing LPs. */
export interface Engine {
  readonly name: string;
  /** The same solver for small integer programs, where it is good at them. */
  readonly integer?: IntegerEngine;
  /**
   * Solves one LP, whose arrays it may take over: they are not to be used afterwards. `start` is the basis of an earlier
   * LP with the same rows whose columns come first in this one. `stop` is asked now and then; true ends the work at once.
   * @throws ProductError planning.engineTimeout when stopped or silent for too long, planning.engineFailed when there is
   *   no optimum to read or the solver broke down
   */
  solve(lp: PackingLp, stop: () => boolean, start?: LpBasis): Promise<LpSolution>;
  /** Ends whatever the engine keeps running. */
  close(): Promise<void>;
}
