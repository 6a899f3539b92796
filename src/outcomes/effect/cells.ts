import type { Overlap, WeightedBy } from './comparisonWeights';
import { preparedFor } from './prepared';
import type { Rows } from './rows';
import { stretchesOf } from './stretches';
import type { MeasuredMember, MeasuredStack } from './types';

/** How accounts are compared. */
export interface Measure {
  /** What is compared of an account in a quarter; by default its revenue over its baseline. */
  outcome: (member: MeasuredMember, quarter: number) => number;
  /** What an account counts with; by default its baseline. */
  sizeOf?: (member: MeasuredMember) => number;
  /** False: no adjustment for what was known before, the weights alone. */
  adjusted?: boolean;
}

/** The difference between moved accounts and controls of one rotation in a mean quarter of some. */
export interface MeanCell {
  stackId: string;
  /** How many quarters it is the mean of. */
  quarters: number;
  /** In units of the outcome; as a share of the baseline by default. */
  value: number;
  /** Baseline of the moved accounts compared, minor units a quarter. */
  movedBaselineCents: number;
  weightedBy: WeightedBy;
  overlap: Overlap;
  /** Influence on the value by row of `Rows`, sparse: rows that play a part. */
  rows: Int32Array;
  influence: Float64Array;
  correctedInfluence: Float64Array;
}

/** The same in one quarter. */
export interface Cell extends MeanCell {
  /** Quarter index, and how many quarters after the effective one it is; negative before. */
  quarter: number;
  eventQuarter: number;
}

const revenueOverBaseline: Measure = { outcome: (member, quarter) => member.ratio(quarter) };

/**
 * Moved against controls of one stack, quarter by quarter (indexes, ascending). Quarters in which nobody is left to
 * compare with are left out.
 */
export function cellsOf(measured: MeasuredStack, rows: Rows, quarters: readonly number[]): Cell[] {
  return stretchesOf(measured.members, quarters).flatMap((stretch) => {
    const prepared = preparedFor(measured, rows, stretch, { adjusted: true });
    if (prepared === null) return [];
    const { members, shared, differenceOf } = prepared;
    const outcomes = new Float64Array(members.length);
    return stretch.quarters.map((quarter): Cell => {
      for (let i = 0; i < outcomes.length; i++) outcomes[i] = members[i].ratio(quarter);
      const eventQuarter = quarter - measured.stack.effectiveQuarter;
      return { ...shared, quarters: 1, quarter, eventQuarter, ...differenceOf(outcomes) };
    });
  });
}

/**
 * The same over the mean of the quarters in which the same accounts are compared with the same weights: differences and
 * influences are linear in what is compared, so pooled it is the same, at a fraction of the work.
 */
export function meanCellsOf(
  measured: MeasuredStack,
  rows: Rows,
  quarters: readonly number[],
  { outcome, sizeOf, adjusted = true }: Measure = revenueOverBaseline,
): MeanCell[] {
  return stretchesOf(measured.members, quarters).flatMap((stretch): MeanCell[] => {
    const prepared = preparedFor(measured, rows, stretch, { sizeOf, adjusted });
    if (prepared === null) return [];
    const { members, shared, differenceOf } = prepared;
    const count = stretch.quarters.length;
    const outcomes = Float64Array.from(members, (member) => {
      let sum = 0;
      for (const quarter of stretch.quarters) sum += outcome(member, quarter);
      return sum / count;
    });
    return [{ ...shared, quarters: count, ...differenceOf(outcomes) }];
  });
}
