import type { PackingLp } from '../../src/planning/engines/lp';
import { seededRandom } from '../../src/shared/random';

/** A random packing LP: `entries` amounts a column, a few of them negative as in the rows of a book. */
export function randomLp(rows: number, columns: number, entries: number, seed: number): PackingLp {
  const random = seededRandom(seed);
  const lp: PackingLp = {
    room: Float64Array.from({ length: rows }, () => 1 + random.below(3)),
    worth: Float64Array.from({ length: columns }, () => 1 + random.below(100)),
    starts: Int32Array.from({ length: columns + 1 }, (_, j) => j * entries),
    rows: new Int32Array(columns * entries),
    amounts: new Float64Array(columns * entries),
  };
  for (let j = 0; j < columns; j++) {
    const first = random.below(rows);
    for (let k = 0; k < entries; k++) {
      lp.rows[j * entries + k] = (first + k * (1 + (j % 2))) % rows;
      lp.amounts[j * entries + k] = k === 0 ? 1 : random.next() < 0.2 ? -random.next() : random.next();
    }
  }
  return lp;
}

/** The best worth over all 0-1 choices of a small packing program, by trying them all. */
export function bestChoice({ room, worth, starts, rows, amounts }: PackingLp): number {
  const bestFrom = (column: number, left: Float64Array, total: number): number => {
    if (column === worth.length) return left.every((amount) => amount >= -1e-9) ? total : 0;
    const taken = Float64Array.from(left);
    for (let k = starts[column]; k < starts[column + 1]; k++) taken[rows[k]] -= amounts[k];
    return Math.max(bestFrom(column + 1, left, total), bestFrom(column + 1, taken, total + worth[column]));
  };
  return bestFrom(0, room, 0);
}
