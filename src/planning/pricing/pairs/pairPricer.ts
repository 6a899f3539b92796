import type { Breathe } from '../../breath';
import type { Problem } from '../../problem/problem';
import type { Market } from '../offers';
import type { Pricer } from '../pricer';
import { eachRepPair } from './eachRepPair';
import { Exchanges } from './exchanges';
import { type FirstPass, firstPass } from './firstPass';
import { pricePairs } from './pricePairs';

/** Exchanges of one customer for one between two reps, all of them at every size. */
export function pairPricer(problem: Problem, market: Market, breathe: Breathe): Pricer {
  let seen: FirstPass | null = null;
  const first = async (): Promise<FirstPass> => {
    seen ??= await firstPass(problem, market, breathe);
    return seen;
  };
  return {
    async price(prices, above, perUnit, most) {
      const { best, ceilings } = await first();
      if (above === 0 && perUnit === 1 && most === undefined && prices.every((price) => price === 0)) return best;
      return pricePairs(problem, market, ceilings, breathe, prices, above, perUnit, most);
    },
    survey: async () => (await first()).survey,
    visit(moreThan, show) {
      const exchanges = new Exchanges(problem, market);
      const { give, take } = exchanges;
      let more = true;
      eachRepPair(problem, market, (a, b) => {
        if (!more || !exchanges.between(a, b)) return;
        exchanges.visit(moreThan, (i, j) => {
          if (!more) return;
          const legs = [
            { unit: give.unit(i), to: give.to },
            { unit: take.unit(j), to: take.to },
          ];
          more = show(legs, give.worth[i] + take.worth[j]);
        });
      });
    },
    covers: 'of two customers between two reps',
  };
}
