import { adjustedDifferences } from './adjustedDifference';
import { comparable, type Overlap, type WeightedBy } from './comparisonWeights';
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

/** The difference between moved accounts and controls of one rotation in one quarter. */
export interface Cell {
  stackId: string;
  /** Quarter index, and how many quarters after the effective one it is; negative before. */
  quarter: number;
  eventQuarter: number;
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

const INTERCEPT = Float64Array.of(1);
const revenueOverBaseline: Measure = { outcome: (member, quarter) => member.ratio(quarter) };

/**
 * Moved against controls of one stack in some quarters (indexes, ascending). Quarters in which nobody is left to compare
 * with are left out.
 */
export function cellsOf(
  measured: MeasuredStack,
  rows: Rows,
  quarters: readonly number[],
  measure: Measure = revenueOverBaseline,
): Cell[] {
  return stretchesOf(measured.members, quarters).flatMap((stretch) => cellsOfStretch(measured, rows, stretch, measure));
}

/** Who is compared, with which weights, is the same in all quarters of a stretch. */
function cellsOfStretch(
  { stack, members }: MeasuredStack,
  { rowOf }: Rows,
  quarters: readonly number[],
  { outcome, sizeOf, adjusted = true }: Measure,
): Cell[] {
  const compared = comparable(members, quarters[0], sizeOf);
  const differenceOf = adjustedDifferences({
    moved: Uint8Array.from(compared.members, (m) => (m.moved ? 1 : 0)),
    weights: compared.weights,
    covariates: compared.members.map(({ covariates }) => (adjusted ? covariates : INTERCEPT)),
  });
  if (differenceOf === null) return [];
  const shared = {
    stackId: stack.id,
    movedBaselineCents: compared.members.reduce((sum, m) => sum + (m.moved ? m.baselineCents : 0), 0),
    weightedBy: compared.by,
    overlap: compared.overlap,
    rows: Int32Array.from(compared.members, (m) => rowOf.get(m)!),
  };
  const outcomes = new Float64Array(compared.members.length);
  return quarters.map((quarter) => {
    for (let i = 0; i < outcomes.length; i++) outcomes[i] = outcome(compared.members[i], quarter);
    return { ...shared, quarter, eventQuarter: quarter - stack.effectiveQuarter, ...differenceOf(outcomes) };
  });
}
