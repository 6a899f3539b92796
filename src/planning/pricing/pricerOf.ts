import { type Breathe, breatheFreely } from '../breath';
import { Once } from '../pieces';
import type { Problem } from '../problem/problem';
import { arcsOf } from './arcs';
import { basketPricer } from './baskets/basketPricer';
import { cyclePricer } from './cycles/cyclePricer';
import { type Near, nearOf } from './near';
import type { Market } from './offers';
import { pairPricer } from './pairs/pairPricer';
import type { Pricer } from './pricer';
import { together } from './together';

/**
 * The pricer over all kinds of swap that the policy allows, in a fixed order. `breathe` is what its long work does;
 * `among` the reps among whom swaps of three customers are covered, left out: those near to each other in the problem.
 */
export function pricerOf(
  problem: Problem,
  market: Market,
  breathe: Breathe = breatheFreely,
  among: Near | null = null,
): Pricer {
  const kinds = new Set(problem.input.plan.kinds);
  const pricers: Pricer[] = kinds.has('pair') ? [pairPricer(problem, market, breathe)] : [];
  if (kinds.has('basket') || kinds.has('cycle')) {
    const near = among ?? nearOf(problem);
    const arcs = new Once(() => arcsOf(problem, market, near));
    if (kinds.has('basket')) pricers.push(basketPricer(problem, arcs, near.words, breathe));
    if (kinds.has('cycle')) pricers.push(cyclePricer(problem, arcs, near.words, breathe));
  }
  return pricers.length === 1 ? pricers[0] : together(pricers);
}
