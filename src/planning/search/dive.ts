import { isProductError } from '../../shared/errors';
import type { Engine } from '../engines/engine';
import type { Column } from '../problem/rows';
import { solveRestricted } from '../relaxation/restrictedLp';
import { emptySelection, type Selection } from './selection';

/** Values at least this large are taken at once; there is always one taken. */
const TAKE_FROM = 0.75;

/**
 * LP-guided diving: solve the LP over the columns that still fit, take those with large values, and again, until
 * nothing fits. When the engine is stopped, what fits is added by worth. The result keeps every row exactly.
 */
export async function dive(
  room: Float64Array,
  columns: Column[],
  engine: Engine,
  stop: () => boolean,
): Promise<Selection> {
  const selection = emptySelection(room);
  let open = columns.filter((column) => selection.fits(column));
  while (open.length > 0) {
    const values = await valuesOf(selection, open, engine, stop);
    const order = open
      .map((column, j) => ({ column, value: values?.[j] ?? 0 }))
      .sort((a, b) => b.value - a.value || b.column.swap.worth - a.column.swap.worth);
    let taken = 0;
    for (const { column, value } of order) {
      if (values !== null && taken > 0 && value < TAKE_FROM) break;
      if (!selection.fits(column)) continue;
      selection.add(column);
      taken++;
    }
    open = open.filter((column) => !selection.chosen.has(column) && selection.fits(column));
  }
  return selection;
}

async function valuesOf(
  selection: Selection,
  open: Column[],
  engine: Engine,
  stop: () => boolean,
): Promise<Float64Array | null> {
  try {
    return (await solveRestricted(engine, selection.left, open, stop)).columnValues;
  } catch (error) {
    if (isProductError(error)) return null;
    throw error;
  }
}
