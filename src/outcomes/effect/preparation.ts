import type { Difference } from './adjustedDifference';
import type { Overlap, WeightedBy } from './comparisonWeights';
import type { MeasuredMember } from './types';

/** What is the same in all quarters of a stretch, whatever is compared in them. */
export interface Prepared {
  members: readonly MeasuredMember[];
  shared: {
    stackId: string;
    movedBaselineCents: number;
    weightedBy: WeightedBy;
    overlap: Overlap;
    /** Rows of the members. */
    rows: Int32Array;
  };
  differenceOf: (outcomes: Float64Array) => Difference;
}
