import solver from 'javascript-lp-solver';
import { dualModelOf } from './dualModel';
import type { LpSolution, PackingLp } from './lp';

/** What is read of the solved tableau: row 0 holds the reduced costs, which are the negated values of the columns. */
interface SolvedTableau {
  matrix: Float64Array;
  colByVarIndex: number[];
  rowByVarIndex: number[];
  width: number;
  rhsColumn: number;
  model: { constraints: { slack: { index: number } }[]; variables: { id: string; index: number }[] };
}

interface FullSolution {
  feasible: boolean;
  bounded: boolean;
  evaluation: number;
  _tableau: SolvedTableau;
}

/** Solves a packing LP through its dual; null when the library found no optimum. Blocks until it is done. */
export function solveDual(lp: PackingLp): LpSolution | null {
  const rowPrices = new Float64Array(lp.room.length);
  const columnValues = new Float64Array(lp.worth.length);
  if (lp.worth.length === 0) return { value: 0, rowPrices, columnValues };
  const solution = solver.Solve(dualModelOf(lp), undefined, true) as unknown as FullSolution;
  if (!solution.feasible || !solution.bounded || !Number.isFinite(solution.evaluation)) return null;
  const { matrix, colByVarIndex, rowByVarIndex, width, rhsColumn, model } = solution._tableau;
  for (const { id, index } of model.variables) {
    const row = rowByVarIndex[index];
    if (row > 0) rowPrices[Number(id.slice(1))] = Math.max(0, matrix[row * width + rhsColumn]);
  }
  model.constraints.forEach(({ slack }, column) => {
    const position = colByVarIndex[slack.index];
    if (position > 0) columnValues[column] = Math.max(0, -matrix[position]);
  });
  return { value: solution.evaluation, rowPrices, columnValues };
}
