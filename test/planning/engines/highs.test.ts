import fc from 'fast-check';
import { highs } from '../../../src/planning/engines/highs';
import type { PackingLp } from '../../../src/planning/engines/lp';
import { solveDual } from '../../../src/planning/engines/solveDual';
import { bestChoice, randomLp } from '../randomLp';

const engine = highs();
afterAll(() => engine.close());
const go = (): boolean => false;
const LIMITS = { nodes: 10_000, gap: 0, seconds: 30 };

const worthOf = ({ worth }: PackingLp, chosen: Int32Array | null): number =>
  (chosen ?? new Int32Array(0)).reduce((sum, column) => sum + worth[column], 0);

test('an LP has the value that javascript-lp-solver finds, with prices that prove it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
      const expected = solveDual(randomLp(8, 14, 3, seed));
      const solution = await engine.solve(randomLp(8, 14, 3, seed), go).catch(() => null);
      expect(solution === null).toBe(expected === null);
      if (expected === null || solution === null) return;
      expect(solution.value).toBeCloseTo(expected.value, 6);
      const { room } = randomLp(8, 14, 3, seed);
      const promised = room.reduce((sum, limit, row) => sum + limit * solution.rowPrices[row], 0);
      expect(promised).toBeCloseTo(expected.value, 6);
      expect(Math.min(...solution.rowPrices)).toBeGreaterThanOrEqual(0);
    }),
    { seed: 9, numRuns: 60 },
  );
});

test('an LP that has grown goes on from where the smaller one stood', async () => {
  const small = await engine.solve(randomLp(30, 60, 3, 2), go);
  const again = await engine.solve(randomLp(30, 60, 3, 2), go, small.basis);
  expect(again.value).toBeCloseTo(small.value, 8);
  const larger = await engine.solve(randomLp(30, 90, 3, 2), go, small.basis);
  expect(larger.value).toBeCloseTo(solveDual(randomLp(30, 90, 3, 2))!.value, 6);
});

test('an unbounded LP is no answer, and the next one is solved', async () => {
  const free: PackingLp = { ...randomLp(3, 1, 1, 1), amounts: Float64Array.of(-1) };
  await expect(engine.solve(free, go)).rejects.toMatchObject({ code: 'planning.engineFailed' });
  expect((await engine.solve(randomLp(3, 0, 1, 1), go)).value).toBe(0);
});

test('an integer program gets the best choice, a bound that holds, and news of better ones', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
      const program = (): PackingLp => randomLp(6, 12, 3, seed);
      const news: number[] = [];
      const answer = await engine.integer.solveInteger(program(), LIMITS, go, (chosen) =>
        news.push(worthOf(program(), chosen)),
      );
      expect(answer.finished).toBe(true);
      expect(worthOf(program(), answer.chosen)).toBe(bestChoice(program()));
      expect(answer.bound).toBeGreaterThan(worthOf(program(), answer.chosen) - 1e-6);
      expect(news).toEqual([...news].sort((a, b) => a - b));
    }),
    { seed: 11, numRuns: 40 },
  );
});

test('a known solution is where an integer solve begins', async () => {
  const program = (): PackingLp => randomLp(40, 200, 3, 5);
  const { chosen } = await engine.integer.solveInteger(program(), LIMITS, go);
  const again = await engine.integer.solveInteger(program(), { ...LIMITS, nodes: 1, start: chosen! }, go);
  expect(worthOf(program(), again.chosen)).toBeGreaterThanOrEqual(worthOf(program(), chosen));
});

test('a stopped integer solve gives what it has within a second', async () => {
  let stopped = 0;
  const hard = randomLp(150, 3_000, 6, 3);
  const started = Date.now();
  const stop = (): boolean => {
    if (Date.now() - started < 1_500) return false;
    stopped ||= Date.now();
    return true;
  };
  const answer = await engine.integer.solveInteger(hard, { ...LIMITS, nodes: 1_000_000 }, stop);
  expect(answer.finished).toBe(false);
  expect(Date.now() - stopped).toBeLessThan(2_000);
  expect((await engine.solve(randomLp(8, 14, 3, 1), go)).value).toBeGreaterThan(0);
});
