import { adjustedDifferences } from './adjustedDifference';
import { comparable } from './comparisonWeights';
import type { Prepared } from './preparation';
import type { Rows } from './rows';
import type { Stretch } from './stretches';
import type { MeasuredMember, MeasuredStack } from './types';

interface Manner {
  sizeOf?: (member: MeasuredMember) => number;
  adjusted: boolean;
}

const INTERCEPT = Float64Array.of(1);

/**
 * Who is compared in a stretch, with which weights and regression. Worked out once for all measures in which accounts
 * count with the same.
 * @returns null when nobody is left to compare with
 */
export function preparedFor(measured: MeasuredStack, rows: Rows, stretch: Stretch, manner: Manner): Prepared | null {
  const { sizeOf, adjusted } = manner;
  const ofSize = rows.prepared.get(sizeOf) ?? new Map<string, Prepared | null>();
  rows.prepared.set(sizeOf, ofSize);
  const key = `${measured.stack.id}/${stretch.since}/${adjusted}`;
  const known = ofSize.get(key);
  if (known !== undefined) return known;
  const made = prepare(measured, rows, stretch, manner);
  ofSize.set(key, made);
  return made;
}

function prepare(
  { stack, members }: MeasuredStack,
  { rowOf }: Rows,
  { quarters }: Stretch,
  { sizeOf, adjusted }: Manner,
): Prepared | null {
  const compared = comparable(members, quarters[0], sizeOf);
  const differenceOf = adjustedDifferences({
    moved: Uint8Array.from(compared.members, (m) => (m.moved ? 1 : 0)),
    weights: compared.weights,
    covariates: compared.members.map(({ covariates }) => (adjusted ? covariates : INTERCEPT)),
  });
  if (differenceOf === null) return null;
  const shared = {
    stackId: stack.id,
    movedBaselineCents: compared.members.reduce((sum, m) => sum + (m.moved ? m.baselineCents : 0), 0),
    weightedBy: compared.by,
    overlap: compared.overlap,
    rows: Int32Array.from(compared.members, (m) => rowOf.get(m)!),
  };
  return { members: compared.members, shared, differenceOf };
}
