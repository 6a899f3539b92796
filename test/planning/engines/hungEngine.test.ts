import { join } from 'node:path';
import type { Engine } from '../../../src/planning/engines/engine';
import { highs } from '../../../src/planning/engines/highs';
import { javascriptLp } from '../../../src/planning/engines/javascriptLp';
import { randomLp } from '../randomLp';

const SILENT = join(__dirname, 'silentWorker.ts');
const BROKEN = join(__dirname, 'brokenWorker.ts');
const lp = () => randomLp(8, 14, 3, 1);
const LIMITS = { nodes: 100, gap: 0, seconds: 10 };

async function using<E extends Engine>(engine: E, work: (engine: E) => Promise<void>): Promise<void> {
  await work(engine).finally(engine.close);
}

describe.each([
  ['javascript-lp', javascriptLp],
  ['highs', highs],
])('%s', (name, start) => {
  test('that never answers is ended, and says so', () =>
    using(start({ worker: SILENT, patienceMs: 300 }), async (engine) => {
      await expect(engine.solve(lp(), () => false)).rejects.toMatchObject({
        code: 'planning.engineTimeout',
        message: expect.stringMatching(new RegExp(`${name} did not answer for .* seconds and was ended`)),
      });
    }));

  test('that never answers is ended as soon as the run is stopped', () =>
    using(start({ worker: SILENT }), async (engine) => {
      let asked = 0;
      const stop = (): boolean => asked++ > 2;
      await expect(engine.solve(lp(), stop)).rejects.toMatchObject({ code: 'planning.engineTimeout' });
    }));

  test('that breaks down says why, each time', () =>
    using(start({ worker: BROKEN }), async (engine) => {
      for (let n = 0; n < 2; n++) {
        await expect(engine.solve(lp(), () => false)).rejects.toMatchObject({
          code: 'planning.engineFailed',
          message: expect.stringContaining('memory access out of bounds'),
        });
      }
    }));

  test('is never given what is no number', () =>
    using(start(), async (engine) => {
      for (const unfit of [NaN, Infinity]) {
        const broken = lp();
        broken.worth[3] = unfit;
        await expect(engine.solve(broken, () => false)).rejects.toMatchObject({ code: 'planning.engineFailed' });
      }
      const unlimited = lp();
      unlimited.room[0] = NaN;
      await expect(engine.solve(unlimited, () => false)).rejects.toMatchObject({ code: 'planning.engineFailed' });
    }));
});

test('an integer solve of an engine that hangs or breaks down ends without an answer', async () => {
  for (const worker of [SILENT, BROKEN]) {
    await using(highs({ worker, patienceMs: 300 }), async ({ integer }) => {
      expect(await integer.solveInteger(lp(), LIMITS, () => false)).toMatchObject({
        chosen: null,
        bound: null,
        finished: false,
        trouble: { code: expect.stringMatching(/planning.engine(Timeout|Failed)/) },
      });
    });
  }
});
