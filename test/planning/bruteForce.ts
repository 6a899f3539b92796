import type { Leg } from '../../src/planning/problem/leg';
import { expectedOfMove } from '../../src/planning/problem/moves';
import { type Problem, problemOf } from '../../src/planning/problem/problem';
import { type Swap, swapOf } from '../../src/planning/problem/swap';
import type { Unit } from '../../src/planning/problem/units';
import { breachOfPlan, breachOfSwap } from '../../src/planning/rules';
import type { PlanningInput } from '../../src/planning/types';

/** Every way in which two or three units could change hands in an exchange of a kind that the policy names. */
function conceivable({ units, input }: Problem): Leg[][] {
  const kinds = new Set(input.plan.kinds);
  const found: Leg[][] = [];
  const leg = (unit: Unit, to: Unit): Leg => ({ unit: unit.index, to: to.owner });
  for (const a of units) {
    for (const b of units.slice(a.index + 1)) {
      if (kinds.has('pair') && a.owner !== b.owner) found.push([leg(a, b), leg(b, a)]);
      for (const c of units.slice(b.index + 1)) {
        const owners = new Set([a.owner, b.owner, c.owner]).size;
        if (kinds.has('cycle') && owners === 3) {
          found.push([leg(a, b), leg(b, c), leg(c, a)], [leg(a, c), leg(c, b), leg(b, a)]);
        }
        if (kinds.has('basket') && owners === 2) {
          const [one, x, y] = a.owner === b.owner ? [c, a, b] : a.owner === c.owner ? [b, a, c] : [a, b, c];
          found.push([leg(one, x), leg(x, one), leg(y, one)]);
        }
      }
    }
  }
  return found;
}

/** Every exchange that the rules admit, found by asking the rules about each. */
export function admissibleByRules(problem: Problem): Swap[] {
  return conceivable(problem).flatMap((legs) => {
    const worth = legs.reduce((sum, { unit, to }) => sum + expectedOfMove(problem, unit, to), 0);
    const swap = swapOf(problem, legs, worth);
    return breachOfSwap(problem, swap) === null ? [swap] : [];
  });
}

/** The worth of the best plan, by trying every set of admissible swaps with the rules alone. */
export function bestByBruteForce(given: PlanningInput): number {
  const problem = problemOf(given);
  return bestOf(problem, admissibleByRules(problem));
}

/** The worth of the best set of these swaps, those of no worth left out; `given` are in every set. */
export function bestOf(problem: Problem, admissible: Swap[], given: Swap[] = []): number {
  const taken = new Set(given.flatMap((swap) => swap.legs.map((leg) => leg.unit)));
  const swaps = admissible.filter((swap) => swap.worth > 0);
  const least = given.reduce((sum, swap) => sum + swap.worth, 0);
  const bestFrom = (from: number, chosen: Swap[], worth: number): number => {
    let best = chosen.length === 0 || breachOfPlan(problem, chosen) === null ? worth : least;
    for (let i = from; i < swaps.length; i++) {
      if (swaps[i].legs.some((leg) => taken.has(leg.unit))) continue;
      for (const leg of swaps[i].legs) taken.add(leg.unit);
      best = Math.max(best, bestFrom(i + 1, [...chosen, swaps[i]], worth + swaps[i].worth));
      for (const leg of swaps[i].legs) taken.delete(leg.unit);
    }
    return best;
  };
  return bestFrom(0, given, least);
}
