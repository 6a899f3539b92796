import { judgeSwap } from '../judgeSwap';
import type { Leg } from '../problem/leg';
import type { Problem } from '../problem/problem';
import type { Swap } from '../problem/swap';
import { swapIdOf } from '../result/swapId';
import { type Breach, breachesOfMove, planRules } from '../rules';
import { swapsWithMove } from './swapsWith';

/** An exchange that comes close, with every rule that it breaks. */
export interface NearExchange {
  swap: Swap;
  breaches: Breach[];
}

/** Why a customer does not go to a rep in a plan. */
export type WhyNot =
  | { answer: 'owned' }
  | { answer: 'planned'; swapId: string }
  /** Some rule keeps it from the rep whatever comes back. */
  | { answer: 'forbidden'; breaches: Breach[] }
  /** Every exchange for a customer of the rep breaks a rule; the nearest first, of so many looked at. */
  | { answer: 'noPartner'; nearest: NearExchange[]; looked: number }
  /** Some exchanges keep every rule: the best, how many, what adding the best to the plan would break, and to
   * whom the plan sends the customer instead (by index; null = it stays). */
  | { answer: 'possible'; best: Swap[]; count: number; inTheWay: Breach[]; instead: number | null };

const SHOWN = 3;

/** Every rule that a set of swaps breaks together. */
function breachesOfPlan(problem: Problem, swaps: Swap[]): Breach[] {
  return planRules.flatMap((rule) => {
    const sentence = rule.check(problem, swaps);
    return sentence === null ? [] : [{ rule: rule.name, sentence }];
  });
}

/** Exchanges of the unit for each customer of the rep, those first that break the fewest rules, then those worth most. */
function nearExchanges(problem: Problem, unit: number, to: number): NearExchange[] {
  const { owner } = problem.units[unit];
  return problem.units
    .filter((other) => other.owner === to)
    .map((other): NearExchange => {
      const back: Leg = { unit: other.index, to: owner };
      const { swap, forbidden, amounts } = judgeSwap(problem, [{ unit, to }, back]);
      const ofShape = forbidden?.rule === 'kinds' ? [forbidden] : [];
      return { swap, breaches: [...ofShape, ...breachesOfMove(problem, back), ...amounts] };
    })
    .sort((a, b) => a.breaches.length - b.breaches.length || b.swap.worth - a.swap.worth);
}

/** Why a unit does not go to rep `to` (both by index) in a plan of these swaps. */
export function whyNot(problem: Problem, planned: Swap[], unit: number, to: number): WhyNot {
  if (problem.units[unit].owner === to) return { answer: 'owned' };
  const has = planned.find(({ legs }) => legs.some((leg) => leg.unit === unit && leg.to === to));
  if (has) return { answer: 'planned', swapId: swapIdOf(problem, has.legs) };
  const breaches = breachesOfMove(problem, { unit, to });
  if (breaches.length > 0) return { answer: 'forbidden', breaches };
  const possible = swapsWithMove(problem, unit, to);
  if (possible.length === 0) {
    const near = nearExchanges(problem, unit, to);
    return { answer: 'noPartner', nearest: near.slice(0, SHOWN), looked: near.length };
  }
  const moved = planned.flatMap(({ legs }) => legs).find((leg) => leg.unit === unit);
  return {
    answer: 'possible',
    best: possible.slice(0, SHOWN),
    count: possible.length,
    inTheWay: breachesOfPlan(problem, [...planned, possible[0]]),
    instead: moved?.to ?? null,
  };
}
