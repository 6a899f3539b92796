import type { IntegerAnswer, IntegerLimits } from './integerEngine';
import type { LpBasis, LpSolution, PackingLp } from './lp';

/** What the thread of HiGHS is asked. `ended` is shared memory: 1 asks a running integer solve to end. */
export type HighsRequest =
  | { kind: 'lp'; lp: PackingLp; start?: LpBasis }
  | { kind: 'integer'; program: PackingLp; limits: IntegerLimits; ended: Int32Array };

/** A better solution, while an integer solve goes on: the columns chosen. */
export type HighsNews = Int32Array;

export type HighsAnswer = { lp: LpSolution } | Omit<IntegerAnswer, 'trouble'>;
