import fc from 'fast-check';
import type { Engine } from '../../../src/planning/engines/engine';
import { highs } from '../../../src/planning/engines/highs';
import { marketOf } from '../../../src/planning/pricing/offers';
import { pricerOf } from '../../../src/planning/pricing/pricerOf';
import { problemOf } from '../../../src/planning/problem/problem';
import { columnOf, roomOfRows } from '../../../src/planning/problem/rows';
import { generateColumns } from '../../../src/planning/relaxation/generateColumns';
import { solveRestricted } from '../../../src/planning/relaxation/restrictedLp';
import type { PlanningInput } from '../../../src/planning/types';
import { admissibleByRules } from '../bruteForce';
import { inProcess } from '../company';
import { instance } from '../instances';
import { competingInput, kinds } from '../randomInput';

/** How many random companies; all 200 with ROTATION_PLANNER_RUNS=200. */
const RUNS = Number(process.env.ROTATION_PLANNER_RUNS ?? 40);
const engine = highs();
afterAll(() => engine.close());
const go = (): boolean => false;

async function byColumns(given: PlanningInput, solver: Engine): Promise<number> {
  const problem = problemOf(given);
  const pricer = pricerOf(problem, marketOf(problem));
  const relaxation = await generateColumns(problem, pricer, roomOfRows(problem), solver, go, () => {});
  expect(relaxation.complete).toBe(true);
  return relaxation.value;
}

/** The LP over every admissible swap of positive worth at once. */
async function whole(given: PlanningInput): Promise<number> {
  const problem = problemOf(given);
  const room = roomOfRows(problem);
  const swaps = admissibleByRules(problem).filter((swap) => swap.worth > 0);
  const columns = swaps.map((swap) => columnOf(problem, room, swap));
  return columns.length === 0 ? 0 : (await solveRestricted(engine, room, columns, go)).value;
}

const companies = fc.oneof(
  competingInput(24),
  fc
    .tuple(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 4, max: 14 }))
    .map(([seed, reps]) => instance({ reps, accounts: 25 * reps }, seed)),
  fc
    .tuple(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 4, max: 6 }), kinds)
    .map(([seed, reps, of]) => instance({ reps, accounts: 20 * reps }, seed, { kinds: of })),
);

test('both engines give the LP the same value, and so does HiGHS with the whole model', async () => {
  let positive = 0;
  await fc.assert(
    fc.asyncProperty(companies, async (given) => {
      const expected = await whole(given);
      const tolerance = 1e-6 * Math.max(1, expected);
      expect(Math.abs((await byColumns(given, engine)) - expected)).toBeLessThanOrEqual(tolerance);
      expect(Math.abs((await byColumns(given, inProcess)) - expected)).toBeLessThanOrEqual(tolerance);
      if (expected > 0) positive++;
    }),
    { seed: 20_268, numRuns: RUNS },
  );
  expect(positive).toBeGreaterThan(RUNS / 2);
}, 1_200_000);
