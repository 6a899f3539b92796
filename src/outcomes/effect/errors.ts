import type { Interval } from '../inference/interval';
import { sharedLabelVariance } from '../inference/sharedLabels';
import { studentQuantile } from '../inference/studentT';
import { effectiveSize } from './effectiveSize';
import type { Rows } from './rows';

/** How uncertain an estimate is; errors in the unit of the estimate. */
export interface Uncertainty {
  /** The one of the two below that makes the wider interval, and its degrees of freedom for Student's t. */
  error: number;
  df: number;
  /** Rows hang together where they share the account or a rep, as giver, taker or owner. */
  dyadicError: number;
  /** Accounts are independent; corrected for the weight of each account. */
  accountError: number;
  /** Beside them: the accounts of a swap hang together, and nothing else. It decides nothing. */
  swapError: number;
}

/** Which of two errors decides is seen at this tail. */
const TAIL = 0.95;

/**
 * The error of an estimate from its influences. With the few reps of one company the dyadic-robust error alone is too
 * small on average (in simulations a 90 % interval from it held the truth 75 times in 100). The wider of two intervals,
 * from it with reps − 1 degrees of freedom and from the leverage-corrected error over accounts (HC2) with one
 * less than the moved accounts, counted as if all were equally large (Kish), held it 89 to 91 times (docs/decisions/011-outcomes.md).
 */
export function uncertaintyOf(influence: Float64Array, correctedInfluence: Float64Array, rows: Rows): Uncertainty {
  const [dyadicError, accountError, swapError] = [
    sharedLabelVariance(influence, rows.related),
    sharedLabelVariance(correctedInfluence, rows.accounts),
    sharedLabelVariance(correctedInfluence, rows.swaps),
  ].map((variance) => Math.sqrt(Math.max(0, variance)));
  const [byReps, byMoved] = [repsIn(influence, rows), movedIn(influence, rows)].map((n) => Math.max(1, n - 1));
  const dyadicDecides = dyadicError * studentQuantile(TAIL, byReps) > accountError * studentQuantile(TAIL, byMoved);
  return {
    error: dyadicDecides ? dyadicError : accountError,
    df: dyadicDecides ? byReps : byMoved,
    dyadicError,
    accountError,
    swapError,
  };
}

/** Reps of the rows that play a part. */
function repsIn(influence: Float64Array, { repStarts, reps }: Rows): number {
  const seen = new Set<number>();
  for (let row = 0; row < influence.length; row++) {
    if (influence[row] === 0) continue;
    for (let k = repStarts[row]; k < repStarts[row + 1]; k++) seen.add(reps[k]);
  }
  return seen.size;
}

/** How many equally large ones the moved accounts that play a part amount to. */
function movedIn(influence: Float64Array, { movedCents }: Rows): number {
  const baselines: number[] = [];
  for (let row = 0; row < influence.length; row++) {
    if (movedCents[row] > 0 && influence[row] !== 0) baselines.push(movedCents[row]);
  }
  return effectiveSize(baselines);
}

/** The interval that holds the truth with probability `level`, from an estimate and its uncertainty. */
export function intervalOf(value: number, { error, df }: Pick<Uncertainty, 'error' | 'df'>, level: number): Interval {
  const half = studentQuantile((1 + level) / 2, df) * error;
  return { low: value - half, high: value + half };
}
