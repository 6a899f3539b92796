import { expectedOfMove } from '../../src/planning/problem/moves';
import { type Problem, problemOf } from '../../src/planning/problem/problem';
import { type Swap, swapOf } from '../../src/planning/problem/swap';
import { breachOfPlan, breachOfSwap } from '../../src/planning/rules';
import type { PlanningInput } from '../../src/planning/types';

/** Every exchange of two units that the rules admit, found by asking the rules about each. */
export function admissibleByRules(problem: Problem): Swap[] {
  const swaps: Swap[] = [];
  for (const a of problem.units) {
    for (const b of problem.units.slice(a.index + 1)) {
      if (a.owner === b.owner) continue;
      const worth = expectedOfMove(problem, a.index, b.owner) + expectedOfMove(problem, b.index, a.owner);
      const legs = [
        { unit: a.index, to: b.owner },
        { unit: b.index, to: a.owner },
      ];
      const swap = swapOf(problem, legs, worth);
      if (breachOfSwap(problem, swap) === null) swaps.push(swap);
    }
  }
  return swaps;
}

/** The worth of the best plan, by trying every set of admissible swaps with the rules alone. */
export function bestByBruteForce(given: PlanningInput): number {
  const problem = problemOf(given);
  const swaps = admissibleByRules(problem).filter((swap) => swap.worth > 0);
  const bestFrom = (from: number, chosen: Swap[], worth: number): number => {
    let best = chosen.length === 0 || breachOfPlan(problem, chosen) === null ? worth : 0;
    const taken = new Set(chosen.flatMap((swap) => swap.legs.map((leg) => leg.unit)));
    for (let i = from; i < swaps.length; i++) {
      if (swaps[i].legs.some((leg) => taken.has(leg.unit))) continue;
      best = Math.max(best, bestFrom(i + 1, [...chosen, swaps[i]], worth + swaps[i].worth));
    }
    return best;
  };
  return bestFrom(0, [], 0);
}
