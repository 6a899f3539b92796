import type { Column } from '../problem/rows';
import type { Relaxation } from '../relaxation/generateColumns';
import { addGreedily, emptySelection, type Selection } from './selection';

/** What a plan along an LP is made of; `first` where there is more than the LP is made of. */
type Along = Pick<Relaxation, 'columns' | 'values'> & Partial<Pick<Relaxation, 'first' | 'complete'>>;

/**
 * A plan along the values of the LP: the columns with the largest values first, then by worth, as they fit. An LP that
 * was stopped knows few columns: what it leaves room for is filled with the best swap of each unit.
 */
export function alongLp(room: Float64Array, { columns, values, first = [], complete = true }: Along): Selection {
  const value = new Map<Column, number>();
  columns.forEach((column, j) => {
    value.set(column, values[j] ?? 0);
  });
  const selection = emptySelection(room);
  addGreedily(
    selection,
    [...columns].sort((a, b) => value.get(b)! - value.get(a)! || b.swap.worth - a.swap.worth),
  );
  if (!complete) addGreedily(selection, first);
  return selection;
}
