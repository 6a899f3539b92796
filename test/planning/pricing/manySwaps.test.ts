import { marketOf } from '../../../src/planning/pricing/offers';
import type { PricedSwap, SwapKind } from '../../../src/planning/pricing/pricer';
import { pricerOf } from '../../../src/planning/pricing/pricerOf';
import { type Problem, problemOf } from '../../../src/planning/problem/problem';
import { roomOfRows } from '../../../src/planning/problem/rows';
import { seededRandom } from '../../../src/shared/random';
import { instance } from '../instances';

/** So many of each kind that what cannot be among the best is passed over unseen. */
const problemWith = (kind: SwapKind): Problem => {
  const size = kind === 'pair' ? { reps: 14, accounts: 10_500 } : { reps: 16, accounts: 1_900 };
  return problemOf(instance(size, 1, { kinds: [kind], valueTolerance: 0.4 }));
};

/** Prices of customers and of a swap in the plan: then a swap's reduced cost is its worth less these. */
function pricesOf(problem: Problem): Float64Array {
  const random = seededRandom(3);
  const prices = new Float64Array(roomOfRows(problem).length);
  for (let unit = 0; unit < problem.units.length; unit++) prices[unit] = Math.max(0, random.normal()) * 40_000;
  prices[prices.length - 1] = 80_000;
  return prices;
}

/** The reduced costs of every swap that pays, of each customer the largest first, seen one by one. */
function seenOneByOne(problem: Problem, prices: Float64Array): { byUnit: number[][]; all: number[] } {
  const byUnit: number[][] = problem.units.map(() => []);
  const all: number[] = [];
  pricerOf(problem, marketOf(problem)).visit(0, (legs, worth) => {
    const cost = legs.reduce((left, { unit }) => left - prices[unit], worth - prices[prices.length - 1]);
    if (cost > 0) all.push(cost);
    for (const { unit } of legs) if (cost > 0) byUnit[unit].push(cost);
    return true;
  });
  for (const list of [all, ...byUnit]) list.sort((a, b) => b - a);
  return { byUnit, all };
}

/** The reduced costs of the swaps of each customer, in their order. */
function costsByUnit(problem: Problem, swaps: PricedSwap[]): number[][] {
  const costs: number[][] = problem.units.map(() => []);
  for (const swap of swaps) for (const { unit } of swap.legs()) costs[unit].push(swap.reducedCost);
  return costs;
}

const rounded = (costs: number[]): number[] => costs.map((cost) => Math.round(cost));

test.each<SwapKind>(['pair', 'basket', 'cycle'])(
  'of very many swaps of kind %s the best of every customer are found',
  async (kind) => {
    const problem = problemWith(kind);
    for (const prices of [new Float64Array(roomOfRows(problem).length), pricesOf(problem)]) {
      const seen = seenOneByOne(problem, prices);
      const { best, largest, whole } = await pricerOf(problem, marketOf(problem)).price(prices, 0, 3);
      expect(seen.all.length).toBeGreaterThan(52_000);
      expect(largest).toBeCloseTo(seen.all[0], 4);
      expect(whole).toBe(false);
      const found = costsByUnit(problem, best);
      expect(found.map((costs) => rounded(costs.slice(0, 3)))).toEqual(
        seen.byUnit.map((costs) => rounded(costs.slice(0, 3))),
      );
    }
  },
);

test.each<SwapKind>(['pair', 'basket', 'cycle'])(
  'when so many swaps of kind %s are asked for, the best are kept',
  async (kind) => {
    const problem = problemWith(kind);
    const prices = pricesOf(problem);
    const seen = seenOneByOne(problem, prices);
    const most = Math.min(500, Math.floor(seen.all.length / 3));
    const { best, whole } = await pricerOf(problem, marketOf(problem)).price(prices, 0, 100_000, most);
    expect(whole).toBe(false);
    expect(rounded(best.map((swap) => swap.reducedCost))).toEqual(rounded(seen.all.slice(0, most)));
  },
);
