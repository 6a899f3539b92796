import { join } from 'node:path';
import type { Engine } from '../../src/planning/engines/engine';
import { highs } from '../../src/planning/engines/highs';
import { javascriptLp } from '../../src/planning/engines/javascriptLp';
import type { PlanProgress } from '../../src/planning/makePlan';
import { verifyPlan } from '../../src/planning/verify';
import { plan } from './company';
import { instance, SIZES } from './instances';

const given = instance(SIZES.S, 2);
const engines = [
  ['javascript-lp', javascriptLp],
  ['highs', highs],
] as const;

async function using<Outcome>(engine: Engine, work: (engine: Engine) => Promise<Outcome>): Promise<Outcome> {
  return work(engine).finally(engine.close);
}

describe.each(engines)('%s', (_, start) => {
  test('proves the best plan of eight reps', async () => {
    for (const seed of [1, 2]) {
      const made = await using(start(), (engine) => plan(instance(SIZES.XS, seed), { engine }));
      expect(made).toMatchObject({ stoppedBy: 'optimal', gap: 0 });
    }
  });

  test('makes the same plan of the same seed', async () => {
    const twice = [1, 2].map(() => using(start(), (engine) => plan(given, { engine })));
    const [one, two] = await Promise.all(twice);
    expect(one).toEqual(two);
  });

  test.each(['survey', 'bound', 'search', 'proof'])(
    'a cancel while it is at the %s leaves a true plan',
    async (phase) => {
      let cancelled = false;
      const onProgress = (progress: PlanProgress): void => {
        cancelled ||= progress.phase === phase;
      };
      const made = await using(start(), (engine) => plan(given, { engine, onProgress, cancelled: () => cancelled }));
      expect(verifyPlan(given, made)).toEqual([]);
      expect(made.boundCents).toBeGreaterThanOrEqual(made.objectiveCents);
      if (made.stoppedBy !== 'optimal') expect(made.stoppedBy).toBe('cancel');
    },
  );

  test.each([0, 2])('an engine that breaks down after %d answers leaves a true plan that says so', async (answers) => {
    const whole = start();
    let asked = 0;
    const broken = start({ worker: join(__dirname, 'engines', 'brokenWorker.ts') });
    const pick = (): Engine => (asked++ < answers ? whole : broken);
    const failing: Engine = {
      name: whole.name,
      integer: whole.integer && {
        name: whole.name,
        solveInteger: (...task) => pick().integer!.solveInteger(...task),
      },
      solve: (...task) => pick().solve(...task),
      close: async () => {
        await Promise.all([whole.close(), broken.close()]);
      },
    };
    const made = await using(failing, (engine) => plan(given, { engine }));
    expect(verifyPlan(given, made)).toEqual([]);
    expect(made.swaps.length).toBeGreaterThan(10);
    expect(made.boundCents).toBeGreaterThanOrEqual(made.objectiveCents);
    if (asked > answers) expect(made.engineBecause).toContain('memory access out of bounds');
  });
});

test('both engines find plans of the same worth where the proof closes', async () => {
  const [a, b] = await Promise.all(engines.map(([, start]) => using(start(), (engine) => plan(given, { engine }))));
  const best = Math.max(a.objectiveCents, b.objectiveCents);
  expect(Math.min(a.boundCents, b.boundCents)).toBeGreaterThanOrEqual(best);
});

test('a run tells how far it is, and time goes by in it', async () => {
  const seen: PlanProgress[] = [];
  let now = 0;
  const seconds = (): number => now++;
  await using(highs(), (engine) => plan(given, { engine, seconds, onProgress: (progress) => seen.push(progress) }));
  expect([...new Set(seen.map(({ phase }) => phase))].slice(0, 3)).toEqual(['survey', 'bound', 'search']);
  const times = seen.map((progress) => progress.seconds);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});
