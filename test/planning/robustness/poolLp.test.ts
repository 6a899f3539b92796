import { marketOf } from '../../../src/planning/pricing/offers';
import { pricerOf } from '../../../src/planning/pricing/pricerOf';
import { problemOf } from '../../../src/planning/problem/problem';
import { roomOfRows } from '../../../src/planning/problem/rows';
import { solveRestricted } from '../../../src/planning/relaxation/restrictedLp';
import { poolOf } from '../../../src/planning/robustness/pool';
import { solvePool } from '../../../src/planning/robustness/poolLp';
import { variationOf } from '../../../src/planning/robustness/variation';
import { inProcess } from '../company';
import { instance, SIZES } from '../instances';

test('an LP that begins with some columns of a pool, or where the last one ended, ends at the LP over all of them', async () => {
  const problem = problemOf(instance(SIZES.S, 1));
  const room = roomOfRows(problem);
  const pool = await poolOf(problem, pricerOf(problem, marketOf(problem)), room, () => Promise.reject(new Error()));
  let start: Parameters<typeof solvePool>[3] = { columns: [] };
  for (let n = 0; n < 3; n++) {
    pool.revalue(variationOf(1, n));
    const paying = pool.columns.filter(({ swap }) => swap.worth > 0);
    expect(paying.length).toBeGreaterThan(400);
    const all = await solveRestricted(inProcess, room, paying, () => false);
    const lp = await solvePool(problem, room, pool.columns, start, inProcess, () => false);
    expect(lp.bound / all.value).toBeCloseTo(1, 6);
    start = lp;
  }
});
