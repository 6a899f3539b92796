import type { Column } from '../problem/rows';
import type { Relaxation } from '../relaxation/generateColumns';
import { addGreedily, emptySelection, type Selection } from './selection';

/** A plan along the values of the LP: the columns with the largest values first, then by worth, as they fit. */
export function alongLp(room: Float64Array, { columns, values }: Pick<Relaxation, 'columns' | 'values'>): Selection {
  const value = new Map<Column, number>();
  columns.forEach((column, j) => {
    value.set(column, values[j] ?? 0);
  });
  const selection = emptySelection(room);
  addGreedily(
    selection,
    [...columns].sort((a, b) => value.get(b)! - value.get(a)! || b.swap.worth - a.swap.worth),
  );
  return selection;
}
