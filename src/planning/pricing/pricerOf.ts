import type { Problem } from '../problem/problem';
import { arcsOf } from './arcs';
import { basketPricer } from './baskets/basketPricer';
import { cyclePricer } from './cycles/cyclePricer';
import type { Market } from './offers';
import { pairPricer } from './pairs/pairPricer';
import type { Pricer } from './pricer';
import { together } from './together';

/** The pricer over all kinds of swap that the policy allows, in a fixed order. */
export function pricerOf(problem: Problem, market: Market): Pricer {
  const kinds = new Set(problem.input.plan.kinds);
  const pricers: Pricer[] = kinds.has('pair') ? [pairPricer(problem, market)] : [];
  if (kinds.has('basket') || kinds.has('cycle')) {
    const arcs = arcsOf(problem, market, () => true);
    if (kinds.has('basket')) pricers.push(basketPricer(problem, arcs, ''));
    if (kinds.has('cycle')) pricers.push(cyclePricer(problem, arcs, ''));
  }
  return pricers.length === 1 ? pricers[0] : together(pricers);
}
