import type { Breathe } from '../../breath';
import type { Problem } from '../../problem/problem';
import { bestOfUnits } from '../bestOfUnits';
import type { Market } from '../offers';
import { type Pricing, repPairName, type Survey } from '../pricer';
import { Ceilings } from './ceilings';
import { eachRepPairInTurn } from './eachRepPair';
import { Exchanges } from './exchanges';
import { PricedExchange } from './pricedExchange';

/** What one look at every exchange tells. */
export interface FirstPass {
  survey: Survey;
  ceilings: Ceilings;
  /** Pricing at no prices, above 0, one a unit. */
  best: Pricing;
}

/**
 * Looks at every exchange of one for one: counts it by the first thing that keeps it out, keeps the best of each unit,
 * and remembers what the best between two reps is worth.
 */
export async function firstPass(problem: Problem, market: Market, breathe: Breathe): Promise<FirstPass> {
  const exchanges = new Exchanges(problem, market);
  const ceilings = new Ceilings(problem, market.shelf);
  const trading = new Set<string>();
  const kept = bestOfUnits<PricedExchange>(problem.units.length, 1, 0);
  const { give, take } = exchanges;
  const counts = { exchanges: 0, fairInValue: 0, admissible: 0, worthwhile: 0 };
  let largest = 0;
  let mostHere = 0;
  const show = (i: number, j: number): void => {
    counts.admissible++;
    const worth = give.worth[i] + take.worth[j];
    if (worth <= 0) return;
    counts.worthwhile++;
    if (worth > mostHere) mostHere = worth;
    const [a, b] = [give.unit(i), take.unit(j)];
    if (worth > kept.least[a] || worth > kept.least[b]) {
      kept.put(new PricedExchange(give, i, take, j, worth, worth), [a, b]);
    }
  };
  await eachRepPairInTurn(problem, market, breathe, (first, second) => {
    if (!exchanges.between(first, second)) return exchanges.steps;
    mostHere = 0;
    counts.exchanges += give.size * take.size;
    counts.fairInValue += exchanges.visit(-Infinity, show);
    if (mostHere > 0) {
      trading.add(repPairName(first, second));
      ceilings.putWorth(first, second, mostHere);
      if (mostHere > largest) largest = mostHere;
    }
    return exchanges.steps;
  });
  const best = kept.all();
  return {
    survey: { ...counts, tradingRepPairs: trading, whole: true },
    ceilings,
    best: { best, largest, whole: best.length === counts.worthwhile },
  };
}
