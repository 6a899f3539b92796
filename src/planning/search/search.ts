import { unlessStopped } from '../breath';
import { branchAndBound } from './branchAndBound';
import { openPool } from './pools';
import type { Selection } from './selection';
import { Found, type SearchTask } from './task';
import { searchWithIntegers } from './withIntegers';
import { searchWithLps } from './withLps';

/** Our own branch and bound is for small pools, and for so many nodes. */
const MOST_TO_BRANCH = 800;
const MOST_NODES = 150;

/**
 * The best plan found and the amount that no plan can exceed: with the integer solver of the engine where it has one,
 * else by diving along the LP and annealing. Where few columns could still do better, our own branch and bound over all
 * of them, whose arithmetic is exact, lowers the bound or proves the plan best.
 */
export async function searchPlan(task: SearchTask): Promise<Found> {
  const found = new Found(task);
  found.keepColumns(task.begin);
  found.turnTo('search');
  await unlessStopped(searchIn(task, found), undefined);
  return found;
}

async function searchIn(task: SearchTask, found: Found): Promise<void> {
  const { engine, room, stop } = task;
  if (engine.integer) await searchWithIntegers(task, engine.integer, found);
  else await searchWithLps(task, found);
  if (found.proven || stop()) return;
  const open = await openPool(task, found);
  if (!open.whole || open.columns.length > MOST_TO_BRANCH) return;
  found.turnTo('proof');
  const onBetter = (best: Selection): void => {
    found.keep(best);
  };
  const nodes = { room, pool: open.columns, engine, stop, mostNodes: MOST_NODES, onBetter };
  const { best, bound } = await branchAndBound(nodes, found.best, found.bound);
  found.keep(best);
  found.lower(bound);
}
