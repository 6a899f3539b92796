import type { Interval } from '../inference/interval';
import { sharedLabelVariance } from '../inference/sharedLabels';
import { studentQuantile } from '../inference/studentT';
import type { Rows } from './cells';
import { effectiveSize } from './effectiveSize';

/** How uncertain an estimate is; errors in the unit of the estimate. */
export interface Uncertainty {
  /** The one of the two below that makes the wider interval, and its degrees of freedom for Student's t. */
  error: number;
  df: number;
  /** Rows hang together where they share the account or a rep, as giver, taker or owner. */
  dyadicError: number;
  /** Accounts are independent; corrected for the weight of each account. */
  accountError: number;
}

/** Which of two errors decides is seen at this tail. */
const TAIL = 0.95;

/**
 * The error of an estimate from its influences. With the few reps of one company the dyadic-robust error alone is too
 * small on average (in simulations a 90 % interval from it held the truth 75 times in 100). The wider of two intervals,
 * from it with reps − 1 degrees of freedom and from the leverage-corrected error over accounts (HC2) with one
 * less than the moved accounts, counted as if all were equally large (Kish), held it 89 to 91 times (docs/decisions/011-outcomes.md).
 */
export function uncertaintyOf(
  influence: Float64Array,
  correctedInfluence: Float64Array,
  { members, related, accounts }: Rows,
): Uncertainty {
  const [dyadicError, accountError] = [
    sharedLabelVariance(influence, related),
    sharedLabelVariance(correctedInfluence, accounts),
  ].map((variance) => Math.sqrt(Math.max(0, variance)));
  const used = members.filter((_, row) => influence[row] !== 0);
  const reps = new Set(used.flatMap(({ member }) => member.repIds)).size;
  const moved = effectiveSize(used.flatMap((m) => (m.moved ? [m.baselineCents] : [])));
  const [byReps, byMoved] = [Math.max(1, reps - 1), Math.max(1, moved - 1)];
  const dyadicDecides = dyadicError * studentQuantile(TAIL, byReps) > accountError * studentQuantile(TAIL, byMoved);
  return {
    error: dyadicDecides ? dyadicError : accountError,
    df: dyadicDecides ? byReps : byMoved,
    dyadicError,
    accountError,
  };
}

/** The interval that holds the truth with probability `level`, from an estimate and its uncertainty. */
export function intervalOf(value: number, { error, df }: Uncertainty, level: number): Interval {
  const half = studentQuantile((1 + level) / 2, df) * error;
  return { low: value - half, high: value + half };
}
