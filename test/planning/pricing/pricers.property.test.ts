import fc from 'fast-check';
import { marketOf } from '../../../src/planning/pricing/offers';
import type { PricedSwap, Pricer } from '../../../src/planning/pricing/pricer';
import { pricerOf } from '../../../src/planning/pricing/pricerOf';
import type { Leg } from '../../../src/planning/problem/leg';
import { type Problem, problemOf } from '../../../src/planning/problem/problem';
import { type Column, columnOf, roomOfRows } from '../../../src/planning/problem/rows';
import { type Swap, swapOf } from '../../../src/planning/problem/swap';
import { seededRandom } from '../../../src/shared/random';
import { admissibleByRules } from '../bruteForce';
import { openInput, randomInput } from '../randomInput';

const nameOf = (legs: Leg[]): string =>
  legs
    .map(({ unit, to }) => `${unit}>${to}`)
    .sort()
    .join(' ');

const pricerFor = (problem: Problem): Pricer => pricerOf(problem, marketOf(problem));

/** Random prices of rows, most of them 0, in amounts that matter; a row without a limit is free. */
function someOf(room: Float64Array, seed: number): Float64Array {
  const random = seededRandom(seed);
  return room.map((limit) => {
    const price = random.next() < 0.7 ? 0 : (random.next() * 1_000) / Math.max(1, Math.min(limit, 5_000));
    return limit === Infinity ? 0 : price;
  });
}

function reducedCostOf({ rows, uses, swap }: Column, prices: Float64Array): number {
  return rows.reduce((cost, row, k) => cost - prices[row] * uses[k], swap.worth);
}

test('pricers see exactly the swaps that the rules admit, each once and with its worth', () => {
  let seenInAll = 0;
  fc.assert(
    fc.property(fc.oneof(randomInput(14), openInput(12)), fc.constantFrom(-Infinity, 0, 700), (given, moreThan) => {
      const problem = problemOf(given);
      const seen: string[] = [];
      pricerFor(problem).visit(moreThan, (legs, worth) => seen.push(`${nameOf(legs)}: ${worth}`) > 0);
      const wanted = admissibleByRules(problem).filter((swap) => swap.worth > moreThan);
      const expected = wanted.map(({ legs, worth }) => `${nameOf(legs)}: ${worth}`);
      expect(seen.sort()).toEqual(expected.sort());
      seenInAll += seen.length;
    }),
    { seed: 20_262, numRuns: 200 },
  );
  expect(seenInAll).toBeGreaterThan(1_000);
});

test('the survey counts them', async () => {
  await fc.assert(
    fc.asyncProperty(openInput(12), async (given) => {
      const problem = problemOf(given);
      const admissible = admissibleByRules(problem);
      const survey = await pricerFor(problem).survey();
      const worthwhile = admissible.filter((swap) => swap.worth > 0);
      const reps = worthwhile.flatMap(({ effects }) =>
        effects.flatMap((a) => effects.flatMap((b) => (a.rep < b.rep ? [`${a.rep} ${b.rep}`] : []))),
      );
      expect(survey).toMatchObject({ admissible: admissible.length, worthwhile: worthwhile.length, whole: true });
      expect([...survey.tradingRepPairs].sort()).toEqual([...new Set(reps)].sort());
    }),
    { seed: 20_263, numRuns: 100 },
  );
});

/** What pricing should say, from the rules and the rows. */
function expectedPricing(problem: Problem, prices: Float64Array, above: number) {
  const room = roomOfRows(problem);
  const cost = (swap: Swap): number => reducedCostOf(columnOf(problem, room, swap), prices);
  const worthwhile = admissibleByRules(problem).filter((swap) => swap.worth > 0);
  const costs = new Map(worthwhile.map((swap) => [nameOf(swap.legs), cost(swap)]));
  return { costs, largest: Math.max(0, ...costs.values()), above: [...costs].filter(([, c]) => c > above) };
}

test.each([0, 50, -400])('pricing finds every swap above %d, with its reduced cost', async (above) => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(randomInput(12), openInput(10)),
      fc.integer({ min: 1, max: 1e6 }),
      async (given, seed) => {
        const problem = problemOf(given);
        const prices = someOf(roomOfRows(problem), seed);
        const expected = expectedPricing(problem, prices, above);
        const { best, largest, whole } = await pricerFor(problem).price(prices, above, 10_000);
        expect(whole).toBe(true);
        expect(largest).toBeCloseTo(expected.largest, 6);
        expect(best.map((priced) => nameOf(priced.legs())).sort()).toEqual(expected.above.map(([name]) => name).sort());
        for (const priced of best) expectTrue(problem, priced, expected.costs);
        found += best.length;
      },
    ),
    { seed: 20_268, numRuns: 100 },
  );
  expect(found).toBeGreaterThan(100);
});

function expectTrue(problem: Problem, priced: PricedSwap, costs: Map<string, number>): void {
  const legs = priced.legs();
  expect(priced.reducedCost).toBeCloseTo(costs.get(nameOf(legs))!, 6);
  const swap = swapOf(problem, legs, priced.worth);
  expect(swap.effects).toHaveLength(new Set(legs.flatMap(({ unit, to }) => [problem.units[unit].owner, to])).size);
}

test('with little room the best of each customer are kept, and it says that it is not all', async () => {
  await fc.assert(
    fc.asyncProperty(openInput(12), fc.integer({ min: 1, max: 1e6 }), async (given, seed) => {
      const problem = problemOf(given);
      const prices = someOf(roomOfRows(problem), seed);
      const all = await pricerFor(problem).price(prices, 0, 10_000);
      const few = await pricerFor(problem).price(prices, 0, 1);
      expect(few.largest).toBe(all.largest);
      expect(few.whole).toBe(few.best.length === all.best.length);
      const bestOf = (swaps: PricedSwap[], unit: number): number =>
        Math.max(0, ...swaps.filter((s) => s.legs().some((leg) => leg.unit === unit)).map((s) => s.reducedCost));
      for (const { index } of problem.units) expect(bestOf(few.best, index)).toBe(bestOf(all.best, index));
    }),
    { seed: 20_269, numRuns: 100 },
  );
});

test('a pricer that was asked before answers as one that is asked for the first time', async () => {
  await fc.assert(
    fc.asyncProperty(
      openInput(12),
      fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 2, maxLength: 6 }),
      async (given, seeds) => {
        const problem = problemOf(given);
        const room = roomOfRows(problem);
        const asked = pricerFor(problem);
        const say = async (pricer: Pricer, prices: Float64Array, above: number) => {
          const { best, largest, whole } = await pricer.price(prices, above, 3);
          return {
            best: best.map((priced) => `${nameOf(priced.legs())} ${priced.reducedCost}`).sort(),
            largest,
            whole,
          };
        };
        for (const [n, seed] of seeds.entries()) {
          const prices = someOf(room, n % 3 === 2 ? seeds[0] : seed).map((price) => (n % 2 === 0 ? price : price / 10));
          const above = [0, 10, -300][n % 3];
          expect(await say(asked, prices, above)).toEqual(await say(pricerFor(problem), prices, above));
        }
      },
    ),
    { seed: 20_270, numRuns: 100 },
  );
});
