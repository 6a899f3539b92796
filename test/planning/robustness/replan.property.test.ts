import fc from 'fast-check';
import { marketOf } from '../../../src/planning/pricing/offers';
import { pricerOf } from '../../../src/planning/pricing/pricerOf';
import { problemOf } from '../../../src/planning/problem/problem';
import { roomOfRows } from '../../../src/planning/problem/rows';
import type { Swap } from '../../../src/planning/problem/swap';
import { poolOf } from '../../../src/planning/robustness/pool';
import { replan } from '../../../src/planning/robustness/replan';
import { variationOf } from '../../../src/planning/robustness/variation';
import { variedWorthOf } from '../../../src/planning/robustness/variedWorth';
import { breachOfPlan } from '../../../src/planning/rules';
import { seededRandom } from '../../../src/shared/random';
import { admissibleByRules, bestOf } from '../bruteForce';
import { inProcess } from '../company';
import { instance, SIZES } from '../instances';
import { competingInput } from '../randomInput';

/** The pools are small enough to hold every swap. */
const noPrices = () => Promise.reject(new Error('not needed'));
const RUNS = Number(process.env.ROTATION_PLANNER_RUNS ?? 25);

test('on small companies every variation is planned as well as trying every set of swaps does', async () => {
  await fc.assert(
    fc.asyncProperty(competingInput(10), async (given) => {
      const problem = problemOf(given);
      const room = roomOfRows(problem);
      const pool = await poolOf(problem, pricerOf(problem, marketOf(problem)), room, noPrices);
      let warm: Parameters<typeof replan>[2] = { columns: [] };
      for (let n = 0; n < 4; n++) {
        const variation = variationOf(5, n);
        pool.revalue(variation);
        const task = { problem, room, engine: inProcess, stop: () => false };
        const planned = await replan(task, pool.columns, warm, seededRandom(n));
        warm = planned.warm;
        const worthOf = (swap: Swap): number =>
          swap.legs.reduce((sum, { unit, to }) => sum + variedWorthOf(problem, unit, to)(variation), 0);
        const swaps = admissibleByRules(problem).map((swap) => ({ ...swap, worth: worthOf(swap) }));
        const chosen = planned.chosen.map(({ swap }) => swap);
        expect(breachOfPlan(problem, chosen)).toBeNull();
        expect(planned.worth).toBe(chosen.reduce((sum, swap) => sum + worthOf(swap), 0));
        expect(planned.worth).toBe(bestOf(problem, swaps));
        expect(planned.bound).toBeGreaterThanOrEqual(planned.worth);
      }
    }),
    { numRuns: RUNS, seed: 20260210 },
  );
});

test('what an earlier variation chose does not stay when it no longer pays', async () => {
  const problem = problemOf(instance(SIZES.XS, 1));
  const room = roomOfRows(problem);
  const pool = await poolOf(problem, pricerOf(problem, marketOf(problem)), room, noPrices);
  let warm: Parameters<typeof replan>[2] = { columns: [] };
  for (let n = 0; n < 40; n++) {
    pool.revalue(variationOf(1, n));
    const task = { problem, room, engine: inProcess, stop: () => false };
    const planned = await replan(task, pool.columns, warm, seededRandom(n));
    warm = planned.warm;
    expect(planned.chosen.filter(({ swap }) => swap.worth <= 0)).toEqual([]);
  }
});
