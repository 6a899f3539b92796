import type { Problem } from '../problem/problem';
import type { Swap } from '../problem/swap';
import { swapIdOf } from '../result/swapId';
import type { Plan } from '../types';
import type { Robustness } from './types';

/** Counts what the plans of the variations have in common with the plan. */
export interface Tally {
  add(swaps: Swap[], result: { worth: number; bound: number }): void;
  /** Counts who is traded by swaps that are of no variation. */
  take(swaps: Swap[]): void;
  result(): Omit<Robustness, 'seed' | 'draws' | 'asked'>;
}

/** A count of nothing yet. */
export function tallyOf(problem: Problem, plan: Pick<Plan, 'swaps' | 'ranked'>): Tally {
  const held = new Map([...plan.swaps, ...(plan.ranked ?? [])].map(({ id }) => [id, 0]));
  const ids = new WeakMap<Swap, string>();
  const traded = new Int32Array(problem.units.length);
  let gaps = 0;
  let worstGap = 0;
  let draws = 0;
  const idOf = (swap: Swap): string => {
    const id = ids.get(swap) ?? swapIdOf(problem, swap.legs);
    ids.set(swap, id);
    return id;
  };
  return {
    add(swaps, { worth, bound }) {
      draws++;
      const gap = bound <= 0 ? 0 : (bound - worth) / bound;
      gaps += gap;
      worstGap = Math.max(worstGap, gap);
      for (const swap of swaps) {
        for (const leg of swap.legs) traded[leg.unit]++;
        const id = idOf(swap);
        const count = held.get(id);
        if (count !== undefined) held.set(id, count + 1);
      }
    },
    take(swaps) {
      for (const { legs } of swaps) for (const leg of legs) traded[leg.unit]++;
    },
    result() {
      const unitOf = new Map(problem.units.flatMap(({ accounts, index }) => accounts.map(({ id }) => [id, index])));
      return {
        swaps: [...held].map(([id, count]) => ({ id, held: count })),
        accounts: problem.input.accounts.map(({ id }) => ({ accountId: id, traded: traded[unitOf.get(id)!] })),
        meanGap: draws === 0 ? 0 : gaps / draws,
        worstGap,
      };
    },
  };
}
