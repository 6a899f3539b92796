import type { Breathe } from '../../breath';
import type { Problem } from '../../problem/problem';
import { bestOfUnits } from '../bestOfUnits';
import type { Market } from '../offers';
import type { Pricing } from '../pricer';
import type { Ceilings } from './ceilings';
import { eachRepPairInTurn } from './eachRepPair';
import { Exchanges } from './exchanges';
import { Overlooked } from './overlooked';
import { PricedExchange } from './pricedExchange';

/** How much further down than asked for a look at a pair goes, as a share of the plan's price, to tell more next time. */
const DEEPER = 0.25;

/** Prices the admissible exchanges of a market as a `Pricer` does; most pairs of reps are passed over by their ceilings. */
export async function pricePairs(
  problem: Problem,
  market: Market,
  ceilings: Ceilings,
  breathe: Breathe,
  prices: Float64Array,
  above: number,
  perUnit: number,
  most?: number,
): Promise<Pricing> {
  const exchanges = new Exchanges(problem, market);
  const { give, take } = exchanges;
  const at = ceilings.turnTo(prices);
  const kept = bestOfUnits<PricedExchange>(problem.units.length, perUnit, above, most);
  const overlooked = new Overlooked(kept.least, above);
  const seen = { count: 0, kept: 0 };
  let largest = 0;
  let charge = 0;
  let ceiling = 0;
  const show = (i: number, j: number): void => {
    const worth = give.worth[i] + take.worth[j];
    if (worth <= 0) return;
    const reducedCost = give.score[i] + take.score[j] - charge;
    if (reducedCost > ceiling) ceiling = reducedCost;
    if (reducedCost > largest) largest = reducedCost;
    if (reducedCost <= above) return;
    seen.count++;
    const [a, b] = [give.unit(i), take.unit(j)];
    if (reducedCost > kept.least[a] || reducedCost > kept.least[b]) {
      seen.kept++;
      kept.put(new PricedExchange(give, i, take, j, worth, reducedCost), [a, b]);
    }
  };
  let floor = 0;
  const raised = (i: number): number => {
    const least = overlooked.floorOf(give, take, i, charge, seen);
    if (least <= floor) return floor + charge;
    ceiling = Math.max(ceiling, Math.min(least, give.score[i] + take.most - charge));
    return least + charge;
  };
  await eachRepPairInTurn(problem, market, breathe, (first, second) => {
    const needed = Math.min(above, largest);
    if (ceilings.of(first, second) <= needed) return 1;
    if (!exchanges.between(first, second)) return exchanges.steps;
    charge = at.swaps[first] + at.swaps[second] + at.plan;
    give.charge(prices, at);
    take.charge(prices, at);
    ceiling = needed - DEEPER * at.plan;
    if (give.most + take.most - charge <= ceiling) ceiling = give.most + take.most - charge;
    else {
      overlooked.turn();
      floor = ceiling;
      exchanges.visit(floor + charge, show, raised);
    }
    ceilings.put(first, second, ceiling);
    return exchanges.steps;
  });
  const best = kept.all();
  return { best, largest, whole: !overlooked.any && best.length === seen.count };
}
