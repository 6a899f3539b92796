import type { Random } from '../../shared/random';
import type { Problem } from '../problem/problem';
import { type Column, rowOwner } from '../problem/rows';

/** The chosen columns, found through the unit or the rep that a row belongs to. */
export interface Neighbours {
  add(column: Column): void;
  remove(column: Column): void;
  /** A random chosen column that uses the row; null when there is none. */
  user(row: number, random: Random): Column | null;
}

/** No chosen columns yet. */
export function noNeighbours(problem: Problem): Neighbours {
  const byUnit: Column[][] = problem.units.map(() => []);
  const byRep: Column[][] = problem.reps.map(() => []);
  const all: Column[] = [];
  const listsOf = ({ swap }: Column): Column[][] => [
    all,
    ...swap.legs.map((leg) => byUnit[leg.unit]),
    ...swap.effects.map((effect) => byRep[effect.rep]),
  ];
  const around = (row: number): Column[] => {
    const owner = rowOwner(problem, row);
    if (owner === 'plan') return all;
    return 'unit' in owner ? byUnit[owner.unit] : byRep[owner.rep];
  };
  return {
    add(column) {
      for (const list of listsOf(column)) list.push(column);
    },
    remove(column) {
      for (const list of listsOf(column)) {
        list[list.indexOf(column)] = list[list.length - 1];
        list.pop();
      }
    },
    user(row, random) {
      const list = around(row);
      const first = random.below(list.length);
      for (let n = 0; n < list.length; n++) {
        const column = list[(first + n) % list.length];
        const k = column.rows.indexOf(row);
        if (k >= 0 && column.uses[k] > 0) return column;
      }
      return null;
    },
  };
}
