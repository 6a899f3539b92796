import type { Problem } from '../../problem/problem';
import { type BestOfUnits, bestOfUnits } from '../bestOfUnits';
import type { Market, RepPair } from '../offers';
import type { Pricing } from '../pricer';
import { chargeOf, scoresOf } from '../prices';
import { PricedExchange } from './pricedExchange';
import { visitAdmissible } from './windows';

function pricePair(
  problem: Problem,
  pair: RepPair,
  prices: Float64Array,
  best: BestOfUnits<PricedExchange>,
  above: number,
): { largest: number; count: number } {
  const give = scoresOf(problem, pair.give, prices);
  const take = scoresOf(problem, pair.take, prices);
  const charge = chargeOf(problem, pair, prices);
  const { least } = best;
  let largest = 0;
  let count = 0;
  visitAdmissible(problem, pair, (i, j) => {
    const reducedCost = give[i] + take[j] - charge;
    if (reducedCost <= largest && reducedCost <= above) return;
    const worth = pair.give.worth[i] + pair.take.worth[j];
    if (worth <= 0) return;
    if (reducedCost > largest) largest = reducedCost;
    if (reducedCost > above) count++;
    const units = [pair.give.units[i], pair.take.units[j]];
    if (reducedCost > least[units[0]] || reducedCost > least[units[1]]) {
      best.put(new PricedExchange(pair, i, j, worth, reducedCost), units);
    }
  });
  return { largest, count };
}

/** Prices the admissible exchanges of a market as a `Pricer` does. */
export function pricePairs(
  problem: Problem,
  market: Market,
  prices: Float64Array,
  above: number,
  perUnit: number,
): Pricing {
  const collected = bestOfUnits<PricedExchange>(problem.units.length, perUnit, above);
  let largest = 0;
  let count = 0;
  for (const pair of market.pairs) {
    const priced = pricePair(problem, pair, prices, collected, above);
    largest = Math.max(largest, priced.largest);
    count += priced.count;
  }
  const best = collected.all();
  return { best, largest, whole: best.length === count };
}
