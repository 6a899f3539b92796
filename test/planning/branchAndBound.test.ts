import fc from 'fast-check';
import { problemOf } from '../../src/planning/problem/problem';
import { columnOf, roomOfRows } from '../../src/planning/problem/rows';
import { branchAndBound } from '../../src/planning/search/branchAndBound';
import { emptySelection } from '../../src/planning/search/selection';
import { admissibleByRules, bestByBruteForce } from './bruteForce';
import { inProcess } from './company';
import { competingInput, openInput } from './randomInput';

/** Branch and bound from nothing over every admissible swap of positive worth. */
async function solve(given: Parameters<typeof problemOf>[0], mostNodes: number) {
  const problem = problemOf(given);
  const room = roomOfRows(problem);
  const swaps = admissibleByRules(problem).filter((swap) => swap.worth > 0);
  const pool = swaps.map((swap) => columnOf(problem, room, swap));
  const everything = swaps.reduce((sum, swap) => sum + swap.worth, 0);
  const task = { room, pool, engine: inProcess, stop: () => false, mostNodes, onBetter: () => {} };
  return branchAndBound(task, emptySelection(room), everything);
}

test('with enough nodes it finds the best plan and proves it', async () => {
  let positive = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(competingInput(10), openInput(8)), async (given) => {
      const optimum = bestByBruteForce(given);
      const { best, bound } = await solve(given, 500);
      expect(best.worth).toBe(optimum);
      expect(bound).toBe(optimum);
      if (optimum > 0) positive++;
    }),
    { seed: 20_266, numRuns: 150 },
  );
  expect(positive).toBeGreaterThan(40);
});

test('with few nodes the bound still holds', async () => {
  await fc.assert(
    fc.asyncProperty(competingInput(10), fc.integer({ min: 0, max: 3 }), async (given, mostNodes) => {
      expect((await solve(given, mostNodes)).bound).toBeGreaterThanOrEqual(bestByBruteForce(given));
    }),
    { seed: 20_267, numRuns: 60 },
  );
});
