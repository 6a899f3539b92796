import type { Random } from '../../shared/random';
import type { Problem } from '../problem/problem';
import type { Column } from '../problem/rows';
import { pack } from './packed';
import { emptySelection, type Selection } from './selection';
import { State } from './state';

/** How many swaps one step may push out of the plan. */
const MOST_REMOVED = 5;
/** The last temperature as a share of the first. */
const COLD = 0.01;
/** Steps between two looks at the clock. */
const STRETCH = 8192;

export interface Schedule {
  steps: number;
  /** First temperature, minor units. */
  heat: number;
}

/** Puts a column in and pushes out what is in its way. */
class Exchange {
  private readonly removed = new Int32Array(MOST_REMOVED);
  private pushedOut = 0;
  /** By row: the step in which the column to be put in used it. */
  private readonly usedIn: Float64Array;
  private step = 0;

  constructor(
    private readonly state: State,
    private readonly random: Random,
  ) {
    this.usedIn = new Float64Array(state.left.length);
  }

  /** False, and all as before, when what is pushed out would lose more than `mostLost` of worth. */
  tryPut(column: number, mostLost: number): boolean {
    const { state } = this;
    this.step++;
    this.pushedOut = 0;
    let lost = 0;
    for (let row = this.overdrawnBy(column); row >= 0; row = this.overdrawnBy(column)) {
      const victim = this.pushedOut < MOST_REMOVED ? state.user(row, this.random) : -1;
      if (victim >= 0) lost += state.pool.worth[victim];
      if (victim < 0 || lost > mostLost) {
        for (let n = 0; n < this.pushedOut; n++) state.put(this.removed[n]);
        return false;
      }
      state.take(victim);
      this.removed[this.pushedOut++] = victim;
    }
    state.put(column);
    return true;
  }

  /** A row without enough left for the column, or one that a removed swap had balanced; −1 when all is well. */
  private overdrawnBy(column: number): number {
    const { left, pool } = this.state;
    const { starts, rows, uses } = pool;
    for (let k = starts[column]; k < starts[column + 1]; k++) {
      if (uses[k] > left[rows[k]]) return rows[k];
      this.usedIn[rows[k]] = this.step;
    }
    for (let n = 0; n < this.pushedOut; n++) {
      const victim = this.removed[n];
      for (let k = starts[victim]; k < starts[victim + 1]; k++) {
        if (left[rows[k]] < 0 && this.usedIn[rows[k]] !== this.step) return rows[k];
      }
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
  const known = new Set(pool);
  const columns = [...pool, ...[...start.chosen].filter((column) => !known.has(column))];
  const state = new State(problem, room, pack(columns));
  const exchange = new Exchange(state, random);
  const { worth } = state.pool;
  columns.forEach((column, j) => {
    if (start.chosen.has(column)) state.put(j);
  });
  let best = [...state.members()];
  let bestWorth = state.worth;
  for (let step = 0; step < schedule.steps && pool.length > 0; step++) {
    if (step % STRETCH === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      if (stop()) break;
    }
    const column = Math.floor(pool.length * random.next() ** 2);
    if (state.chosen[column] === 1) continue;
    const heat = schedule.heat * COLD ** (step / schedule.steps);
    const mostLost = worth[column] - heat * Math.log(random.next());
    if (exchange.tryPut(column, mostLost) && state.worth > bestWorth) {
      bestWorth = state.worth;
      best = [...state.members()];
    }
  }
  const result = emptySelection(room);
  for (const j of best) result.add(columns[j]);
  return result;
}
