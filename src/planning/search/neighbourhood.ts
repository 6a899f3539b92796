import type { Random } from '../../shared/random';
import type { IntegerEngine } from '../engines/integerEngine';
import type { Column } from '../problem/rows';
import { chooseColumns } from './integer';
import { emptySelection } from './selection';
import type { Found, SearchTask } from './task';

/** How many swaps of the plan are decided anew at once, among how many columns, in how many nodes. */
const FREED = 80;
const COLUMNS = 1_500;
const NODES = 20;
const GAP = 1e-4;

/** The swaps of the plan around some reps: those of a random one, then of those who trade with the reps so far. */
function around(chosen: Column[], reps: number, random: Random): Set<Column> {
  const byRep: Column[][] = Array.from({ length: reps }, () => []);
  for (const column of chosen) for (const { rep } of column.swap.effects) byRep[rep].push(column);
  const freed = new Set<Column>();
  const seen = new Set<number>();
  for (const first of random.shuffle(Array.from(byRep.keys()))) {
    const waiting = [first];
    for (const rep of waiting) {
      if (freed.size >= FREED) return freed;
      if (seen.has(rep)) continue;
      seen.add(rep);
      for (const column of byRep[rep]) {
        freed.add(column);
        waiting.push(...column.swap.effects.map((effect) => effect.rep));
      }
    }
  }
  return freed;
}

/**
 * One step of large-neighbourhood search (Shaw 1998): keeps most of the plan's swaps and decides the others anew with an
 * integer program over the columns of `pool`, the best first, that have room beside what is kept. True when the plan is
 * better.
 */
export async function improveAround(
  task: SearchTask,
  engine: IntegerEngine,
  pool: Column[],
  found: Found,
  random: Random,
): Promise<boolean> {
  const chosen = [...found.best.chosen];
  const freed = around(chosen, task.problem.reps.length, random);
  const kept = emptySelection(task.room);
  for (const column of chosen) if (!freed.has(column)) kept.add(column);
  const columns = [...freed];
  for (const column of pool) {
    if (columns.length >= COLUMNS) break;
    if (!freed.has(column) && kept.fits(column)) columns.push(column);
  }
  const answer = await chooseColumns(engine, {
    problem: task.problem,
    room: kept.left,
    columns,
    start: [...freed],
    nodes: NODES,
    gap: GAP,
    exact: false,
    stop: task.stop,
  });
  return found.keepColumns([...kept.chosen, ...answer.chosen]);
}
