import type { IntegerEngine } from './integerEngine';
import type { LpBasis, LpSolution, PackingLp } from './lp';

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
