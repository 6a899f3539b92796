import type { RepId } from '../accounts/types';
import type { Problem } from './problem/problem';
import type { Swap } from './problem/swap';
import { bookLimits } from './rules/bookLimits';
import { capacity } from './rules/capacity';
import { maxSwaps } from './rules/maxSwaps';
import { swapsPerRep } from './rules/swapsPerRep';
import { yearlyMove } from './rules/yearlyMove';

/** A limit that swaps break together: whose it is (null = the company's), and the sentence with the figures. */
export interface BrokenLimit {
  repId: RepId | null;
  sentence: string;
}

/**
 * Every limit on amounts that some swaps break together, rep by rep.
 * @param repIds whose limits are asked for; left out: everybody's whom the swaps touch
 */
export function limitsBroken(problem: Problem, swaps: readonly Swap[], repIds?: readonly RepId[]): BrokenLimit[] {
  const touched = new Set(swaps.flatMap(({ effects }) => effects.map(({ rep }) => problem.reps[rep].id)));
  const inAll = maxSwaps.check(problem, [...swaps]);
  return [
    ...(inAll === null ? [] : [{ repId: null, sentence: inAll }]),
    ...(repIds ?? [...touched].sort((a, b) => a - b)).flatMap((repId) => {
      const own = swaps
        .map((swap) => ({ ...swap, effects: swap.effects.filter(({ rep }) => problem.reps[rep].id === repId) }))
        .filter(({ effects }) => effects.length > 0);
      return [swapsPerRep, bookLimits, yearlyMove, capacity].flatMap((rule) => {
        const sentence = rule.check(problem, own);
        return sentence === null ? [] : [{ repId, sentence }];
      });
    }),
  ];
}
