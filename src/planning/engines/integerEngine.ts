import type { ProductError } from '../../shared/errors';
import type { PackingLp } from './lp';

/** When an integer solve ends by itself. */
export interface IntegerLimits {
  /** Nodes of its search tree; the only limit under which the same program always gives the same answer. */
  nodes: number;
  /** Relative gap that is good enough. */
  gap: number;
  seconds: number;
  /** Columns of a known solution to begin with. */
  start?: Int32Array;
}

export interface IntegerAnswer {
  /** The columns chosen, by index; null when none better than nothing was found. */
  chosen: Int32Array | null;
  /**
   * What no solution can exceed, as far as floating-point arithmetic goes: the caller rounds it outwards. Null when the
   * solver did not come far enough, or broke down.
   */
  bound: number | null;
  /** The search was finished within its gap: no limit and no stop cut it short. */
  finished: boolean;
  /** Why the solver failed; null when it did not. */
  trouble: ProductError | null;
}

/** A solver of packing programs in which every column is taken (1) or not (0). */
export interface IntegerEngine {
  readonly name: string;
  /**
   * Maximises worth·y over y ∈ {0, 1}, A·y ≤ room; takes the arrays over. A stop, a breakdown and a silence leave the
   * best solution so far, which the caller checks exactly. `onBetter` hears of every better one as it is found.
   */
  solveInteger(
    program: PackingLp,
    limits: IntegerLimits,
    stop: () => boolean,
    onBetter?: (chosen: Int32Array) => void,
  ): Promise<IntegerAnswer>;
}
