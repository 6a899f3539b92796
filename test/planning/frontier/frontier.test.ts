import fc from 'fast-check';
import { frontierEpsilons } from '../../../src/planning/frontier/epsilons';
import { frontierOf, withEpsilon } from '../../../src/planning/frontier/frontier';
import { readyPlans } from '../../../src/planning/frontier/readyPlans';
import type { Frontier } from '../../../src/planning/frontier/types';
import type { Plan, PlannedSwap, PlanningInput } from '../../../src/planning/types';
import { verifyPlan } from '../../../src/planning/verify';
import { plan } from '../company';
import { instance, SIZES } from '../instances';
import { competingInput } from '../randomInput';

async function frontier(given: PlanningInput, stopAfter = Infinity): Promise<Frontier> {
  let before: PlannedSwap[] = [];
  return frontierOf(given, async (at, n) => {
    if (n >= stopAfter) return null;
    const made = await plan(at, { begin: before });
    before = made.swaps;
    return made;
  });
}

test('eight values around the policy’s own', () => {
  expect(frontierEpsilons(0.02)).toEqual([0.0025, 0.005, 0.0075, 0.01, 0.015, 0.02, 0.03, 0.05]);
  expect(frontierEpsilons(0)).toEqual([0, 0.005, 0.0075, 0.01, 0.015, 0.02, 0.03, 0.05]);
  expect(frontierEpsilons(1)).toEqual([0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 1]);
});

test('any policy has its own value among at most eight rising ones', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (millionths) => {
      const values = frontierEpsilons(millionths / 1e6);
      expect(values).toContain(millionths / 1e6);
      expect(values.length).toBeLessThanOrEqual(8);
      expect([...new Set(values)].sort((a, b) => a - b)).toEqual(values);
      expect(Math.max(...values)).toBeLessThanOrEqual(1);
    }),
  );
});

const point = (epsilon: number, objectiveCents: number, ids: string[] = [String(objectiveCents)]) => ({
  epsilon,
  plan: { objectiveCents, swaps: ids.map((id) => ({ id })) } as Plan,
});

test('ready plans change the books least for 60, 85 and 99 percent of the most', () => {
  const points = [point(0.0025, 50), point(0.005, 60), point(0.01, 84), point(0.02, 98), point(0.05, 100)];
  expect(readyPlans(points)).toEqual([
    { name: 'cautious', point: 1 },
    { name: 'balanced', point: 3 },
    { name: 'bold', point: 4 },
  ]);
});

test('plans that would be the same are offered once; nothing is offered where nothing pays', () => {
  expect(readyPlans([point(0.0025, 90), point(0.005, 100)])).toEqual([
    { name: 'cautious', point: 0 },
    { name: 'bold', point: 1 },
  ]);
  expect(readyPlans([point(0.0025, 90, ['a']), point(0.005, 91, ['a'])])).toEqual([{ name: 'cautious', point: 0 }]);
  expect(readyPlans([point(0.0025, 0, [])])).toEqual([]);
  expect(readyPlans([])).toEqual([]);
});

test('objective and bound never fall along the curve, and every point stands up to the verifier', async () => {
  await fc.assert(
    fc.asyncProperty(competingInput(10), async (given) => {
      const { points } = await frontier(given);
      points.forEach(({ epsilon, plan: made }, n) => {
        expect(verifyPlan(withEpsilon(given, epsilon), made)).toEqual([]);
        expect(made.fairness.after.largestDeviation).toBeLessThanOrEqual(epsilon);
        if (n === 0) return;
        expect(made.objectiveCents).toBeGreaterThanOrEqual(points[n - 1].plan.objectiveCents);
        expect(made.boundCents).toBeGreaterThanOrEqual(points[n - 1].plan.boundCents);
      });
    }),
    { seed: 9_101, numRuns: 15 },
  );
});

test('eight reps: a rising curve with several plans to choose from; stopped, it keeps its first points', async () => {
  const given = instance(SIZES.XS, 2);
  const whole = await frontier(given);
  expect(whole.points.map(({ epsilon }) => epsilon)).toEqual(whole.epsilons);
  expect(whole.ready.map(({ name }) => name)).toEqual(['cautious', 'balanced', 'bold']);
  const part = await frontier(given, 3);
  expect(part.points).toHaveLength(3);
  expect(part.points.map((p) => p.plan.objectiveCents)).toEqual(
    whole.points.slice(0, 3).map((p) => p.plan.objectiveCents),
  );
});

test('a plan that begins with another is worth no less, even when its time is up at once', async () => {
  const given = instance(SIZES.XS, 2);
  const tight = await plan(withEpsilon(given, 0.01));
  const made = await plan(given, { begin: tight.swaps, deadline: () => true });
  expect(tight.objectiveCents).toBeGreaterThan(0);
  expect(made.objectiveCents).toBeGreaterThanOrEqual(tight.objectiveCents);
});
