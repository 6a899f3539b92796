import type { Problem } from '../problem/problem';
import { type Swap, swapOf } from '../problem/swap';
import { type BestOfUnits, bestOfUnits } from './bestOfUnits';
import type { Market, RepPair } from './offers';
import type { PricedExchange } from './pricedExchange';
import { chargeOf, scoresOf } from './prices';
import { visitAdmissible } from './windows';

export interface Priced {
  /** The exchanges to keep, largest reduced cost first. */
  best: PricedExchange[];
  /** Largest reduced cost of all exchanges of positive worth; −Infinity when there is none. */
  largest: number;
  /** How many exchanges of positive worth have a reduced cost above `above`; when all of them were kept, exactly these. */
  above: number;
}

function pricePair(
  problem: Problem,
  pair: RepPair,
  prices: Float64Array,
  best: BestOfUnits,
  above: number,
): Omit<Priced, 'best'> {
  const give = scoresOf(problem, pair.give, prices);
  const take = scoresOf(problem, pair.take, prices);
  const charge = chargeOf(problem, pair, prices);
  let largest = -Infinity;
  let count = 0;
  visitAdmissible(problem, pair, (i, j) => {
    const reducedCost = give[i] + take[j] - charge;
    const [a, b] = [pair.give.units[i], pair.take.units[j]];
    if (reducedCost <= largest && reducedCost <= above) return;
    const worth = pair.give.worth[i] + pair.take.worth[j];
    if (worth <= 0) return;
    if (reducedCost > largest) largest = reducedCost;
    if (reducedCost > above) count++;
    if (best.wants(a, b, reducedCost)) best.put(a, b, { pair, i, j, worth, reducedCost });
  });
  return { largest, above: count };
}

/**
 * Prices every admissible exchange of positive worth. Of those with a reduced cost above `above` it keeps what is among
 * the `perUnit` best of one of its two units, so memory does not grow with the number of exchanges.
 */
export function pricePairs(
  problem: Problem,
  market: Market,
  prices: Float64Array,
  above: number,
  perUnit: number,
): Priced {
  const best = bestOfUnits(problem.units.length, perUnit, above);
  let largest = -Infinity;
  let count = 0;
  for (const pair of market.pairs) {
    const priced = pricePair(problem, pair, prices, best, above);
    largest = Math.max(largest, priced.largest);
    count += priced.above;
  }
  return { best: best.all(), largest, above: count };
}

/** The swap of a priced exchange. */
export function swapOfExchange(problem: Problem, { pair: { give, take }, i, j, worth }: PricedExchange): Swap {
  const legs = [
    { unit: give.units[i], to: give.to },
    { unit: take.units[j], to: take.to },
  ];
  return swapOf(problem, legs, worth);
}
