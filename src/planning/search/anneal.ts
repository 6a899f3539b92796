import type { Random } from '../../shared/random';
import type { Problem } from '../problem/problem';
import type { Column } from '../problem/rows';
import { type Neighbours, noNeighbours } from './neighbours';
import { emptySelection, type Selection } from './selection';

/** How many swaps one step may push out of the plan. */
const MOST_REMOVED = 5;
/** The last temperature as a share of the first. */
const COLD = 0.01;
/** Steps between two looks at the clock. */
const STRETCH = 4096;

export interface Schedule {
  steps: number;
  /** First temperature, minor units. */
  heat: number;
}

/** A selection that knows who stands in whose way. */
class Exchange {
  readonly selection: Selection;
  private readonly near: Neighbours;
  private readonly removed: Column[] = [];

  constructor(
    problem: Problem,
    room: Float64Array,
    private readonly random: Random,
  ) {
    this.selection = emptySelection(room);
    this.near = noNeighbours(problem);
  }

  put(column: Column): void {
    this.selection.add(column);
    this.near.add(column);
  }

  private take(column: Column): void {
    this.selection.remove(column);
    this.near.remove(column);
  }

  /** Puts a column in and pushes out what is in its way, unless that would lose more than `mostLost` of worth. */
  tryPut(column: Column, mostLost: number): boolean {
    this.removed.length = 0;
    let lost = 0;
    for (let row = this.overdrawnBy(column); row >= 0; row = this.overdrawnBy(column)) {
      const victim = this.removed.length < MOST_REMOVED ? this.near.user(row, this.random) : null;
      lost += victim?.swap.worth ?? 0;
      if (victim === null || lost > mostLost) {
        for (const back of this.removed) this.put(back);
        return false;
      }
      this.take(victim);
      this.removed.push(victim);
    }
    this.put(column);
    return true;
  }

  /** A row without enough left for the column, or one that a removed swap had balanced; −1 when all is well. */
  private overdrawnBy({ rows, uses }: Column): number {
    const { left } = this.selection;
    for (let k = 0; k < rows.length; k++) if (uses[k] > left[rows[k]]) return rows[k];
    for (const victim of this.removed) {
      for (const row of victim.rows) if (left[row] < 0 && !rows.includes(row)) return row;
    }
    return -1;
  }
}

/**
 * Simulated annealing over a pool of columns (Kirkpatrick, Gelatt & Vecchi 1983): put a column in, push out what stands
 * in its way, keep the change if it pays or by chance. The first columns of the pool are tried more often. Returns the
 * best selection seen, never worse than `start`. Other work gets its turn between stretches of steps.
 */
export async function anneal(
  problem: Problem,
  room: Float64Array,
  pool: Column[],
  start: Selection,
  schedule: Schedule,
  random: Random,
  stop: () => boolean,
): Promise<Selection> {
  const exchange = new Exchange(problem, room, random);
  for (const column of start.chosen) exchange.put(column);
  const current = exchange.selection;
  let best = [...start.chosen];
  let bestWorth = start.worth;
  for (let step = 0; step < schedule.steps && pool.length > 0; step++) {
    if (step % STRETCH === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      if (stop()) break;
    }
    const column = pool[Math.floor(pool.length * random.next() ** 2)];
    if (current.chosen.has(column)) continue;
    const heat = schedule.heat * COLD ** (step / schedule.steps);
    const mostLost = column.swap.worth - heat * Math.log(random.next());
    if (exchange.tryPut(column, mostLost) && current.worth > bestWorth) {
      bestWorth = current.worth;
      best = [...current.chosen];
    }
  }
  const result = emptySelection(room);
  for (const column of best) result.add(column);
  return result;
}
