import type { Problem } from '../../problem/problem';
import type { Market } from '../offers';
import type { Pricer } from '../pricer';
import { legsOfPair } from './pricedExchange';
import { pricePairs } from './pricePairs';
import { surveyPairs } from './surveyPairs';
import { visitAdmissible } from './windows';

/** Exchanges of one customer for one between two reps, all of them at every size. */
export function pairPricer(problem: Problem, market: Market): Pricer {
  return {
    price: (prices, above, perUnit) => pricePairs(problem, market, prices, above, perUnit),
    survey: () => surveyPairs(problem, market),
    visit(moreThan, show) {
      let more = true;
      for (const pair of market.pairs) {
        if (!more) return;
        visitAdmissible(problem, pair, (i, j) => {
          const worth = pair.give.worth[i] + pair.take.worth[j];
          if (more && worth > moreThan) more = show(legsOfPair(pair, i, j), worth);
        });
      }
    },
    covers: 'of two customers between two reps',
  };
}
