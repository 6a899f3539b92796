import type { Engine } from '../engines/engine';
import type { LpBasis, LpSolution } from '../engines/lp';
import type { Column } from '../problem/rows';
import { scaledProgram } from './scaledProgram';

/**
 * Solves the LP over some columns, from the basis of an earlier solve whose columns come first in them; the answer is in
 * minor units, its prices per minor unit (or per one) of a row.
 * @throws ProductError planning.engineTimeout, planning.engineFailed
 */
export async function solveRestricted(
  engine: Engine,
  room: Float64Array,
  columns: Column[],
  stop: () => boolean,
  start?: LpBasis,
): Promise<LpSolution> {
  const { program, worth, rows } = scaledProgram(room, columns);
  const solution = await engine.solve(program, stop, start);
  return {
    value: solution.value / worth,
    rowPrices: solution.rowPrices.map((price, row) => price / rows[row] / worth),
    columnValues: solution.columnValues,
    basis: solution.basis,
  };
}
