import type { Highs } from 'highs';
import type { LpBasis, LpSolution, PackingLp } from './engine';
import { highsModel } from './highsModel';

/** New columns begin outside the basis, at zero. */
function grown(start: LpBasis, columns: number, lower: number): Int32Array {
  const statuses = new Int32Array(columns).fill(lower);
  statuses.set(start.columns);
  return statuses;
}

const nothing = ({ room }: PackingLp): LpSolution => ({
  value: 0,
  rowPrices: new Float64Array(room.length),
  columnValues: new Float64Array(0),
});

/**
 * Solves a packing LP by the simplex method, from a basis where one is given. Null when HiGHS does not call the result
 * optimal: its status is read before anything else, since it hands out numbers in any case.
 */
export function highsLp(highs: Highs, lp: PackingLp, start?: LpBasis): LpSolution | null {
  const { modelStatus, basisStatus } = highs.constants;
  if (lp.worth.length === 0) return nothing(lp);
  return highs.withModel(highsModel(highs, lp, false), (model): LpSolution | null => {
    model.options.set({ output_flag: false, solver: 'simplex' });
    if (start) {
      model.setBasis({
        colStatus: grown(start, lp.worth.length, basisStatus.lower),
        rowStatus: start.rows,
      });
    }
    const status = model.run().modelStatus;
    if (status !== modelStatus.optimal) return null;
    const value = model.getObjectiveValue();
    const { colValue, rowDual } = model.getSolution();
    const { colStatus, rowStatus } = model.getBasis();
    if (!Number.isFinite(value) || !colValue.every(Number.isFinite) || !rowDual.every(Number.isFinite)) return null;
    return {
      value,
      rowPrices: rowDual.map((price) => Math.max(0, price)),
      columnValues: colValue.map((amount) => Math.max(0, amount)),
      basis: { columns: colStatus, rows: rowStatus },
    };
  });
}
