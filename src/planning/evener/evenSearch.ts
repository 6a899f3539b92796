import { noNeighbours } from '../search/neighbours';
import { emptySelection } from '../search/selection';
import { phi } from './curve';
import type { EvenColumn } from './pool';
import type { EvenTask } from './task';

const MOST_REMOVED = 5;
const STRETCH = 2_048;
const STEPS_PER_UNIT = 1_000;
const LEAST_STEPS = 20_000;
const MOST_STEPS = 600_000;
/** First and last temperature, in φ of one rep. */
const HOT = 0.3;
const COLD = 0.003;

/**
 * Simulated annealing over plans that keep every row and the floor: put a swap in, take out what stands in its way, keep
 * the change if Σ φ rises or by chance. Never worse than `start`; other work gets its turn between stretches of steps.
 */
export async function evenSearch(task: EvenTask, start: EvenColumn[], order: EvenColumn[]): Promise<EvenColumn[]> {
  const { problem, room, scale, offset, floor, random, stop } = task;
  const selection = emptySelection(room);
  const near = noNeighbours(problem);
  const gained = Float64Array.from(offset);
  const known = new Map([...start, ...order].map((column) => [column as object, column]));
  const value = (rep: number): number => (scale.share[rep] > 0 ? phi(gained[rep] / scale.share[rep]) : 0);
  let score = scale.reps.reduce((sum, rep) => sum + value(rep), 0);

  const change = (column: EvenColumn, sign: 1 | -1): void => {
    if (sign === 1) selection.add(column);
    else selection.remove(column);
    if (sign === 1) near.add(column);
    else near.remove(column);
    for (const { rep, expected } of column.expected) {
      score -= value(rep);
      gained[rep] += sign * expected;
      score += value(rep);
    }
  };
  const inTheWay = (column: EvenColumn, removed: EvenColumn[]): number => {
    for (let k = 0; k < column.rows.length; k++)
      if (column.uses[k] > selection.left[column.rows[k]]) return column.rows[k];
    for (const gone of removed)
      for (const row of gone.rows) if (selection.left[row] < 0 && !column.rows.includes(row)) return row;
    return -1;
  };
  /** Puts a column in; what was taken out for it, or null when it cannot go in. */
  const put = (column: EvenColumn): EvenColumn[] | null => {
    const removed: EvenColumn[] = [];
    for (let row = inTheWay(column, removed); row >= 0; row = inTheWay(column, removed)) {
      const victim = removed.length < MOST_REMOVED ? near.user(row, random) : null;
      if (victim === null) {
        for (const back of removed) change(back, 1);
        return null;
      }
      const own = known.get(victim)!;
      change(own, -1);
      removed.push(own);
    }
    change(column, 1);
    return removed;
  };

  for (const column of start) change(column, 1);
  let best = { score, worth: selection.worth, chosen: start };
  const steps = Math.min(MOST_STEPS, Math.max(LEAST_STEPS, problem.units.length * STEPS_PER_UNIT));
  for (let step = 0; step < steps && order.length > 0; step++) {
    if (step % STRETCH === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      if (stop()) break;
    }
    const column = order[Math.floor(order.length * random.next() ** 2)];
    if (selection.chosen.has(column)) continue;
    const before = score;
    const removed = put(column);
    if (removed === null) continue;
    const heat = HOT * (COLD / HOT) ** (step / steps);
    if (selection.worth < floor || score < before + heat * Math.log(random.next())) {
      change(column, -1);
      for (const back of removed) change(back, 1);
    } else if (score > best.score + 1e-9) {
      best = { score, worth: selection.worth, chosen: [...selection.chosen] as EvenColumn[] };
    }
  }
  return best.chosen;
}
