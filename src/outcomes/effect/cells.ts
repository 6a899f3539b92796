import { type LabelGroups, labelGroups } from '../inference/sharedLabels';
import { adjustedDifference } from './adjustedDifference';
import { comparable, type Overlap, type WeightedBy } from './comparisonWeights';
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

/** Every member of every stack as a row; accounts in several rotations have several. */
export interface Rows {
  members: MeasuredMember[];
  rowOf: ReadonlyMap<MeasuredMember, number>;
  /** Rows hang together that share the account or a rep; and rows of the same account. */
  related: LabelGroups;
  accounts: LabelGroups;
}

/** Numbers the members of all stacks. */
export function rowsOf(stacks: readonly MeasuredStack[]): Rows {
  const members = stacks.flatMap((stack) => stack.members);
  const account = ({ member }: MeasuredMember): string => `account ${member.accountId}`;
  const related = members.map((m) => [account(m), ...[...new Set(m.member.repIds)].map((rep) => `rep ${rep}`)]);
  return {
    members,
    rowOf: new Map(members.map((member, row) => [member, row])),
    related: labelGroups(related),
    accounts: labelGroups(members.map((m) => [account(m)])),
  };
}

const INTERCEPT = Float64Array.of(1);
const revenueOverBaseline: Measure = { outcome: (member, quarter) => member.ratio(quarter) };

/**
 * Moved against controls in one quarter of one stack.
 * @returns null when nobody is left to compare with
 */
export function cellOf(
  { stack, members }: MeasuredStack,
  { rowOf }: Rows,
  quarter: number,
  { outcome, sizeOf, adjusted = true }: Measure = revenueOverBaseline,
): Cell | null {
  const compared = comparable(members, quarter, sizeOf);
  const moved = compared.members.map((m) => m.moved);
  const difference = adjustedDifference({
    moved,
    weights: compared.weights,
    covariates: compared.members.map(({ covariates }) => (adjusted ? covariates : INTERCEPT)),
    outcomes: Float64Array.from(compared.members, (m) => outcome(m, quarter)),
  });
  if (difference === null) return null;
  return {
    stackId: stack.id,
    quarter,
    eventQuarter: quarter - stack.effectiveQuarter,
    value: difference.value,
    movedBaselineCents: compared.members.reduce((sum, m) => sum + (m.moved ? m.baselineCents : 0), 0),
    weightedBy: compared.by,
    overlap: compared.overlap,
    rows: Int32Array.from(compared.members, (m) => rowOf.get(m)!),
    influence: difference.influence,
    correctedInfluence: difference.correctedInfluence,
  };
}
