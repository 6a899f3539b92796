import type { Engine } from '../engines/engine';
import type { Column } from '../problem/rows';
import { type Part, relaxNode } from './nodeRelaxation';
import type { Selection } from './selection';

interface Node extends Part {
  /** No plan in this part is worth more. */
  bound: number;
}

export interface BranchTask {
  room: Float64Array;
  /** Every column that could be in a plan better than the incumbent. */
  pool: Column[];
  engine: Engine;
  stop: () => boolean;
  mostNodes: number;
  onBetter: (best: Selection) => void;
}

/** The plans with the column, and those without it. */
function branches({ forced, out }: Part, column: Column, bound: number, pool: Column[]): Node[] {
  const units = new Set(column.swap.legs.map((leg) => leg.unit));
  const rivals = pool.filter((other) => other !== column && other.swap.legs.some((leg) => units.has(leg.unit)));
  return [
    { forced, out: new Set([...out, column]), bound },
    { forced: new Set([...forced, column]), out: new Set([...out, ...rivals]), bound },
  ];
}

function takeHighest(open: Node[]): Node {
  const highest = open.reduce((top, node, i) => (node.bound > open[top].bound ? i : top), 0);
  return open.splice(highest, 1)[0];
}

/**
 * Best-first branch and bound over the columns of a pool (Land & Doig 1960). Returns the best plan and an amount that no
 * plan over the pool can exceed; the two are equal when the search is finished before its nodes run out.
 */
export async function branchAndBound(
  { room, pool, engine, stop, mostNodes, onBetter }: BranchTask,
  incumbent: Selection,
  rootBound: number,
): Promise<{ best: Selection; bound: number }> {
  let best = incumbent;
  const open: Node[] = [{ forced: new Set(), out: new Set(), bound: rootBound }];
  /** Parts that are not decided and will not be looked at again. */
  const left: number[] = [];
  for (let nodes = 0; nodes < mostNodes && open.length > 0 && !stop(); nodes++) {
    const node = takeHighest(open);
    if (node.bound <= best.worth) {
      open.length = 0;
      break;
    }
    const solved = await relaxNode(room, pool, node, engine, stop);
    if (solved === null) {
      left.push(node.bound);
      break;
    }
    if (solved.rounded.worth > best.worth) {
      best = solved.rounded;
      onBetter(best);
    }
    const bound = Math.min(node.bound, solved.bound);
    if (bound <= best.worth) continue;
    if (solved.branchOn === null) left.push(bound);
    else open.push(...branches(node, solved.branchOn, bound, pool));
  }
  return { best, bound: Math.max(best.worth, ...left, ...open.map((node) => node.bound)) };
}
