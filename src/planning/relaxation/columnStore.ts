import type { PricedSwap } from '../pricing/pricer';
import type { Problem } from '../problem/problem';
import { type Column, columnOf } from '../problem/rows';
import { swapOf } from '../problem/swap';

/** Gives the column of a priced swap, for the same swap always the same one. */
export type ColumnStore = (priced: PricedSwap) => Column;

/** A store for one run. */
export function columnStore(problem: Problem, room: Float64Array): ColumnStore {
  const known = new Map<string, Column>();
  return (priced) => {
    const legs = priced.legs();
    const name = legs
      .map(({ unit, to }) => `${unit}>${to}`)
      .sort()
      .join(' ');
    const column = known.get(name) ?? columnOf(problem, room, swapOf(problem, legs, priced.worth));
    known.set(name, column);
    return column;
  };
}
