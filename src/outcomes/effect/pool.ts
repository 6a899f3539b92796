import type { MeanCell } from './cells';
import { type Uncertainty, uncertaintyOf } from './errors';
import type { Rows } from './rows';

/** The mean of several cells, weighted by the baseline of the accounts that moved. */
export interface Pooled extends Uncertainty {
  /** Share of the baseline (or the outcome's unit), a quarter. */
  value: number;
  /** Σ value × baseline over the cells: minor units in all. */
  totalCents: number;
  /** Rotation-quarters that are in it. */
  cells: number;
  influence: Float64Array;
  correctedInfluence: Float64Array;
}

/**
 * Pools cells; the weights are known on the effective date and count as fixed.
 * @returns null of no cells
 */
export function pool(cells: readonly MeanCell[], rows: Rows): Pooled | null {
  const centsOf = ({ movedBaselineCents, quarters }: MeanCell): number => movedBaselineCents * quarters;
  const total = cells.reduce((sum, cell) => sum + centsOf(cell), 0);
  if (total === 0) return null;
  const influence = new Float64Array(rows.count);
  const correctedInfluence = new Float64Array(rows.count);
  let totalCents = 0;
  for (const cell of cells) {
    const share = centsOf(cell) / total;
    totalCents += cell.value * centsOf(cell);
    for (let k = 0; k < cell.rows.length; k++) {
      influence[cell.rows[k]] += share * cell.influence[k];
      correctedInfluence[cell.rows[k]] += share * cell.correctedInfluence[k];
    }
  }
  return {
    value: totalCents / total,
    totalCents: Math.round(totalCents),
    cells: cells.reduce((sum, { quarters }) => sum + quarters, 0),
    influence,
    correctedInfluence,
    ...uncertaintyOf(influence, correctedInfluence, rows),
  };
}
