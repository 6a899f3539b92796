import fc from 'fast-check';
import solver from 'javascript-lp-solver';
import { javascriptLp } from '../../../src/planning/engines/javascriptLp';
import type { PackingLp } from '../../../src/planning/engines/lp';
import { solveDual } from '../../../src/planning/engines/solveDual';
import { randomLp } from '../randomLp';

/** The same LP as the library's own maximisation; null when it is unbounded. */
function primalValue(lp: PackingLp): number | null {
  const constraints = Object.fromEntries([...lp.room].map((limit, row) => [`r${row}`, { max: limit }]));
  const variables: Record<string, Record<string, number>> = {};
  lp.worth.forEach((worth, j) => {
    variables[`y${j}`] = { worth };
    for (let k = lp.starts[j]; k < lp.starts[j + 1]; k++) variables[`y${j}`][`r${lp.rows[k]}`] = lp.amounts[k];
  });
  const answer = solver.Solve({ optimize: 'worth', opType: 'max', constraints, variables }) as {
    bounded: boolean;
    result: number;
  };
  return answer.bounded ? answer.result : null;
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, i) => sum + x * b[i], 0);

test('the dual gives the value of the primal, prices that prove it and columns that reach it', () => {
  let solved = 0;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const lp = randomLp(8, 14, 3, seed);
      const expected = primalValue(lp);
      const solution = solveDual(lp);
      expect(solution === null).toBe(expected === null);
      if (expected === null || solution === null) return;
      solved++;
      expect(solution.value).toBeCloseTo(expected, 5);
      expect(dot(lp.room, solution.rowPrices)).toBeCloseTo(expected, 5);
      expect(dot(lp.worth, solution.columnValues)).toBeCloseTo(expected, 5);
      for (let j = 0; j < lp.worth.length; j++) {
        let price = 0;
        for (let k = lp.starts[j]; k < lp.starts[j + 1]; k++) price += lp.amounts[k] * solution.rowPrices[lp.rows[k]];
        expect(price).toBeGreaterThanOrEqual(lp.worth[j] - 1e-6);
      }
    }),
    { seed: 7, numRuns: 100 },
  );
  expect(solved).toBeGreaterThan(50);
});

test('the thread answers as the arithmetic in this one, again and again', async () => {
  const engine = javascriptLp();
  try {
    for (const seed of [1, 2, 3]) {
      const lp = (): PackingLp => randomLp(8, 14, 3, seed);
      expect(await engine.solve(lp(), () => false)).toEqual(solveDual(lp()));
    }
  } finally {
    await engine.close();
  }
});

test('a thread that is not done in time is ended, says so, and the next one works', async () => {
  const engine = javascriptLp();
  try {
    const huge = randomLp(1_500, 6_000, 10, 1);
    const started = Date.now();
    const late = engine.solve(huge, () => Date.now() - started > 700);
    await expect(late).rejects.toMatchObject({ code: 'planning.engineTimeout' });
    expect(Date.now() - started).toBeLessThan(3_000);
    const lp = (): PackingLp => randomLp(8, 14, 3, 1);
    expect((await engine.solve(lp(), () => false)).value).toBeCloseTo(solveDual(lp())!.value, 9);
  } finally {
    await engine.close();
  }
});

test('an LP without columns is worth nothing', () => {
  expect(solveDual(randomLp(3, 0, 1, 1))?.value).toBe(0);
});
