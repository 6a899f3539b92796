import { type Breathe, breatheFreely } from '../breath';
import type { Problem } from '../problem/problem';
import { arcsOf } from './arcs';
import { basketPricer } from './baskets/basketPricer';
import { cyclePricer } from './cycles/cyclePricer';
import { nearOf } from './near';
import type { Market } from './offers';
import { pairPricer } from './pairs/pairPricer';
import type { Pricer } from './pricer';
import { together } from './together';

/** The pricer over all kinds of swap that the policy allows, in a fixed order; `breathe` is what its long work does. */
export function pricerOf(problem: Problem, market: Market, breathe: Breathe = breatheFreely): Pricer {
  const kinds = new Set(problem.input.plan.kinds);
  const pricers: Pricer[] = kinds.has('pair') ? [pairPricer(problem, market, breathe)] : [];
  if (kinds.has('basket') || kinds.has('cycle')) {
    const near = nearOf(problem, market);
    const arcs = arcsOf(problem, market, near.has);
    if (kinds.has('basket')) pricers.push(basketPricer(problem, arcs, near.words, breathe));
    if (kinds.has('cycle')) pricers.push(cyclePricer(problem, arcs, near.words, breathe));
  }
  return pricers.length === 1 ? pricers[0] : together(pricers);
}
