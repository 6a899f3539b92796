import type { Fired } from './fire';
import type { Processor } from './processor';
import type { Verdict } from './verdicts';

/** How large the company is and how long each phase takes. */
export interface LoadSize {
  accounts: number;
  seconds: number;
  memorySeconds: number;
  /** Rows of the import that commits beside, and size of the plan that is solved beside. */
  rows: number;
  plan: string;
}

export const SIZES: Record<string, LoadSize> = {
  XS: { accounts: 2_000, seconds: 8, memorySeconds: 20, rows: 20_000, plan: 'S' },
  S: { accounts: 20_000, seconds: 20, memorySeconds: 60, rows: 200_000, plan: 'M' },
  M: { accounts: 200_000, seconds: 60, memorySeconds: 600, rows: 1_000_000, plan: 'M' },
};

/** What one part of the load measured. */
export interface PartResult {
  name: string;
  /** The quiet mix on one process, and the empty page in the same run. */
  mix: Fired;
  empty: Fired;
  /** Processor time of an answer of the quiet mix, milliseconds. */
  used: Processor;
  verdicts: Verdict[];
}
