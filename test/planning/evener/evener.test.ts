import fc from 'fast-check';
import { conjugate, FLATTEST, phi, STEEPEST } from '../../../src/planning/evener/curve';
import { type Evener, evenerPlan, GIVEN_UP } from '../../../src/planning/evener/evenerPlan';
import { expectedByRep, scaleOf, scoreOf } from '../../../src/planning/evener/score';
import { problemOf } from '../../../src/planning/problem/problem';
import { breachOfPlan } from '../../../src/planning/rules';
import type { Plan, PlanningInput } from '../../../src/planning/types';
import { verifyPlan } from '../../../src/planning/verify';
import { admissibleByRules } from '../bruteForce';
import { account, inProcess, input, plan, rep } from '../company';
import { instance, SIZES } from '../instances';
import { competingInput } from '../randomInput';

const evener = (given: PlanningInput, made: Plan, deadline = () => false): Promise<Evener> =>
  evenerPlan(given, made, {
    seed: 1,
    engine: inProcess,
    engineBecause: '',
    deadline,
    cancelled: () => false,
    seconds: () => 0,
  });

test('φ is concave and rises; its pieces are as documented', () => {
  expect([-1, 0, 0.25, 0.5, 1, 2, 4].map(phi)).toEqual([-40, 0, 1, 2, 3, 4, 5]);
  fc.assert(
    fc.property(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true }), (a, b) => {
      expect(phi((a + b) / 2)).toBeGreaterThanOrEqual((phi(a) + phi(b)) / 2 - 1e-9);
      if (a < b) expect(phi(a)).toBeLessThanOrEqual(phi(b));
    }),
  );
});

test('a linear price of evenness never leaves more on the table than its conjugate', () => {
  const slope = fc.double({ min: FLATTEST, max: STEEPEST, noNaN: true });
  fc.assert(
    fc.property(slope, fc.double({ min: -5, max: 50, noNaN: true }), (price, x) => {
      expect(phi(x) - price * x).toBeLessThanOrEqual(conjugate(price) + 1e-9);
    }),
  );
});

/** The largest Σ φ of all plans above the floor, by trying every set of admissible swaps. */
function bestByBruteForce(given: PlanningInput, made: Plan): number {
  const problem = problemOf(given);
  const swaps = admissibleByRules(problem).filter((swap) => swap.worth > 0);
  const scale = scaleOf(problem, made.objectiveCents);
  const floor = Math.ceil(made.objectiveCents * (1 - GIVEN_UP));
  let best = -Infinity;
  const visit = (from: number, chosen: typeof swaps): void => {
    const worth = chosen.reduce((sum, swap) => sum + swap.worth, 0);
    if (worth >= floor && breachOfPlan(problem, chosen) === null) {
      const gained = new Float64Array(problem.reps.length);
      for (const { rep: r, expected } of chosen.flatMap((swap) => expectedByRep(problem, swap))) gained[r] += expected;
      best = Math.max(best, scoreOf(scale, gained));
    }
    const taken = new Set(chosen.flatMap((swap) => swap.legs.map((leg) => leg.unit)));
    for (let i = from; i < swaps.length; i++) {
      if (!swaps[i].legs.some((leg) => taken.has(leg.unit))) visit(i + 1, [...chosen, swaps[i]]);
    }
  };
  visit(0, []);
  return best;
}

test('against brute force: never above the best, never a bound below it, at most one percent given up', async () => {
  let found = 0;
  let pools = 0;
  await fc.assert(
    fc.asyncProperty(competingInput(10), async (given) => {
      const made = await plan(given);
      if (made.swaps.length === 0) return;
      const answer = await evener(given, made);
      const best = bestByBruteForce(given, made);
      expect(verifyPlan(given, answer.plan)).toEqual([]);
      expect(answer.plan.objectiveCents).toBeGreaterThanOrEqual(made.objectiveCents * (1 - GIVEN_UP) - 1);
      expect(answer.after).toBeGreaterThanOrEqual(answer.before - 1e-9);
      expect(answer.after).toBeLessThanOrEqual(best + 1e-9);
      expect(answer.bound).toBeGreaterThanOrEqual(best - 1e-9);
      pools++;
      if (answer.after > best - 1e-9) found++;
    }),
    { seed: 9_201, numRuns: 80 },
  );
  expect(pools).toBeGreaterThan(10);
  expect(found / pools).toBeGreaterThan(0.9);
});

test('of two plans worth nearly the same, the one that leaves nobody out', async () => {
  // 11 ⇄ 12 and 13 ⇄ 14 bring as much as 11 ⇄ 13 and 12 ⇄ 14; reps 3 and 4 gain only when they are in.
  const reps = [rep(1), rep(2), rep(3), rep(4)];
  const accounts = [
    account(11, 1),
    account(12, 2),
    account(15, 1, { headroomCents: 30_100 }),
    account(16, 2, { headroomCents: 30_100 }),
    account(13, 3),
    account(14, 4),
  ];
  const given = input(reps, accounts, { maxSwaps: 2, valueTolerance: 1, bookValueTolerance: 1 });
  const made = await plan(given);
  const answer = await evener(given, made);
  expect(answer.after).toBeGreaterThan(answer.before);
  expect(answer.plan.reps.filter(({ swaps }) => swaps > 0)).toHaveLength(4);
});

test('eight reps: never less even, with a bound above; pins stay in; out of time it is the plan itself', async () => {
  const given = instance(SIZES.XS, 4);
  const made = await plan(given);
  const answer = await evener(given, made);
  expect(answer.after).toBeGreaterThanOrEqual(answer.before);
  expect(answer.bound).toBeGreaterThanOrEqual(answer.after);
  const pinned = { ...given, plan: { ...given.plan, pins: [made.swaps[0].id, made.swaps[1].id] } };
  const kept = await evener(pinned, made);
  expect(kept.plan.swaps.map((swap) => swap.id)).toEqual(expect.arrayContaining(pinned.plan.pins));
  const late = await evener(given, made, () => true);
  expect(late).toMatchObject({ bound: null, after: late.before });
  expect(late.plan.swaps.map((swap) => swap.id).sort()).toEqual(made.swaps.map((swap) => swap.id).sort());
});
