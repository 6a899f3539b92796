import { unlessStopped } from '../breath';
import type { Pricer } from '../pricing/pricer';
import type { Problem } from '../problem/problem';
import { roomOfRows } from '../problem/rows';
import { type Swap, swapOf } from '../problem/swap';
import { plannedSwapOf } from '../result/plannedSwap';
import { swapIdOf } from '../result/swapId';
import type { PlannedSwap } from '../types';

/** How many swaps a list has at most, beside those of the plan, and in how many of them one customer may be. */
const LONGEST = 10;
const OFTEN = 2;

/**
 * What reps of a small company can talk about: the swaps of the plan, then other admissible ones that are expected to
 * bring something, up to ten in all; each part best first. Each swap is fair in itself. A customer is in at most two of
 * them, so that the list is not one customer ten times. Where the run was stopped, those of the plan may be all.
 * @param chosen the swaps of the plan
 */
export async function rankedSwaps(problem: Problem, pricer: Pricer, chosen: Swap[]): Promise<PlannedSwap[]> {
  const ids = new Set(chosen.map((swap) => swapIdOf(problem, swap.legs)));
  const others: Swap[] = [];
  const often = new Map<number, number>();
  const count = ({ legs }: Swap): void => {
    for (const { unit } of legs) often.set(unit, (often.get(unit) ?? 0) + 1);
  };
  chosen.forEach(count);
  const free = new Float64Array(roomOfRows(problem).length);
  for (const priced of await unlessStopped(
    pricer.price(free, 0, LONGEST).then(({ best }) => best),
    [],
  )) {
    if (chosen.length + others.length >= LONGEST) break;
    const swap = swapOf(problem, priced.legs(), priced.worth);
    if (ids.has(swapIdOf(problem, swap.legs))) continue;
    if (swap.legs.some(({ unit }) => (often.get(unit) ?? 0) >= OFTEN)) continue;
    others.push(swap);
    count(swap);
  }
  const best = (swaps: Swap[]): Swap[] => [...swaps].sort((a, b) => b.worth - a.worth);
  return [...best(chosen), ...best(others)].map((swap) => plannedSwapOf(problem, swap));
}
