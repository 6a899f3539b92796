import type { Random } from '../../shared/random';
import type { Problem } from '../problem/problem';
import { rowOwner } from '../problem/rows';
import type { Packed } from './packed';

/** A list of columns that a column leaves in constant time. */
class Members {
  readonly list: number[] = [];

  add(column: number): void {
    this.list.push(column);
  }

  remove(column: number): void {
    const last = this.list.pop()!;
    if (last !== column) this.list[this.list.indexOf(column)] = last;
  }
}

/** A set of packed columns that keeps every row, made for millions of small changes. */
export class State {
  worth = 0;
  readonly left: Float64Array;
  readonly chosen: Uint8Array;
  /** Chosen columns by what their rows belong to: each unit, each rep, the plan. */
  private readonly groups: Members[];
  private readonly groupOfRow: Int32Array;
  private readonly groupsOf: Int32Array[];

  constructor(
    problem: Problem,
    room: Float64Array,
    readonly pool: Packed,
  ) {
    const units = problem.units.length;
    this.left = Float64Array.from(room);
    this.chosen = new Uint8Array(pool.worth.length);
    this.groups = Array.from({ length: units + problem.reps.length + 1 }, () => new Members());
    this.groupOfRow = Int32Array.from(room, (_, row) => {
      const owner = rowOwner(problem, row);
      if (owner === 'plan') return units + problem.reps.length;
      return 'unit' in owner ? owner.unit : units + owner.rep;
    });
    this.groupsOf = Array.from(pool.worth, (_, column) => {
      const rows = pool.rows.subarray(pool.starts[column], pool.starts[column + 1]);
      return Int32Array.from(new Set(Array.from(rows, (row) => this.groupOfRow[row])));
    });
  }

  put(column: number): void {
    const { starts, rows, uses, worth } = this.pool;
    for (let k = starts[column]; k < starts[column + 1]; k++) this.left[rows[k]] -= uses[k];
    for (const group of this.groupsOf[column]) this.groups[group].add(column);
    this.chosen[column] = 1;
    this.worth += worth[column];
  }

  take(column: number): void {
    const { starts, rows, uses, worth } = this.pool;
    for (let k = starts[column]; k < starts[column + 1]; k++) this.left[rows[k]] += uses[k];
    for (const group of this.groupsOf[column]) this.groups[group].remove(column);
    this.chosen[column] = 0;
    this.worth -= worth[column];
  }

  /** How many columns are chosen, and which; the list is the state's own. */
  members(): readonly number[] {
    return this.groups[this.groups.length - 1].list;
  }

  /** A random chosen column that uses the row; −1 when there is none. */
  user(row: number, random: Random): number {
    const { starts, rows, uses } = this.pool;
    const { list } = this.groups[this.groupOfRow[row]];
    const first = random.below(list.length);
    for (let n = 0; n < list.length; n++) {
      const column = list[first + n < list.length ? first + n : first + n - list.length];
      for (let k = starts[column]; k < starts[column + 1]; k++) if (rows[k] === row && uses[k] > 0) return column;
    }
    return -1;
  }
}
