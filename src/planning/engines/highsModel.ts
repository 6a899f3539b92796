import type { Highs, ModelData } from 'highs';
import type { PackingLp } from './lp';

/** A packing program as HiGHS takes it: typed arrays, no names, no text. */
export function highsModel(highs: Highs, { room, worth, starts, rows, amounts }: PackingLp, whole: boolean): ModelData {
  const [numRows, numCols] = [room.length, worth.length];
  return {
    numRows,
    numCols,
    sense: highs.constants.objectiveSense.maximize,
    colCost: worth,
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(whole ? 1 : Infinity),
    rowLower: new Float64Array(numRows).fill(-Infinity),
    rowUpper: room,
    matrix: { format: 'csc', numRows, numCols, starts, indices: rows, values: amounts },
    ...(whole ? { integrality: new Int32Array(numCols).fill(highs.constants.variableType.integer) } : {}),
  };
}
