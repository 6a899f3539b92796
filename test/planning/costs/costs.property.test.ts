import fc from 'fast-check';
import { changedLock, type Lock } from '../../../src/planning/costs/changedLock';
import { costInterval } from '../../../src/planning/costs/costInterval';
import { withWorthsOf } from '../../../src/planning/costs/sameWorths';
import { limitName, looserLimit } from '../../../src/planning/looser/oneStep';
import { problemOf } from '../../../src/planning/problem/problem';
import { swapIdOf } from '../../../src/planning/result/swapId';
import { breachOfPlan } from '../../../src/planning/rules';
import type { Plan, PlanningInput } from '../../../src/planning/types';
import { admissibleByRules, bestOf } from '../bruteForce';
import { plan } from '../company';
import { competingInput, randomInput } from '../randomInput';

const RUNS = Number(process.env.ROTATION_PLANNER_RUNS ?? 40);

/** The true best worth, pins included. */
function best(given: PlanningInput): number {
  const problem = problemOf(given);
  const all = admissibleByRules(problem);
  const pinned = all.filter((swap) => given.plan.pins.includes(swapIdOf(problem, swap.legs)));
  return bestOf(problem, all, pinned);
}

/** A plan that is stopped after so many questions, so that its bound may lie well above its worth. */
function stopped(given: PlanningInput, patience: number): Promise<Plan> {
  let asked = 0;
  return plan(given, { deadline: () => ++asked > patience });
}

async function holds(
  free: PlanningInput,
  held: PlanningInput,
  nested: boolean,
  patience: [number, number],
): Promise<void> {
  const [planFree, planHeld] = [await stopped(free, patience[0]), await stopped(held, patience[1])];
  const truth = best(free) - best(held);
  const { leastCents, mostCents } = costInterval(planFree, planHeld, nested);
  expect(leastCents).toBeLessThanOrEqual(truth);
  expect(mostCents).toBeGreaterThanOrEqual(truth);
}

const companies = fc.oneof(competingInput(8), randomInput(8));
const patience = fc.tuple(fc.constantFrom(0, 2, 5, 1e9), fc.constantFrom(0, 2, 5, 1e9));

test('the true cost of a limit lies within the interval, whenever the runs were stopped', async () => {
  await fc.assert(
    fc.asyncProperty(companies, fc.constantFrom(...limitName.options), patience, async (given, limit, stops) => {
      const looser = looserLimit(given, limit);
      if (looser !== null) await holds(withWorthsOf(given, looser.input), given, true, stops);
    }),
    { numRuns: RUNS, seed: 1 },
  );
});

test('the true cost of an exclusion lies within the interval', async () => {
  await fc.assert(
    fc.asyncProperty(companies, fc.nat(), patience, async (given, which, stops) => {
      const groupId = given.accounts[which % given.accounts.length].groupId;
      const kept = given.accounts.filter((account) => account.groupId === groupId);
      const [{ id: accountId, externalId }] = kept;
      const exclusion = { reason: 'asked for', until: '2099-12-31' };
      const held: PlanningInput = {
        ...given,
        accounts: given.accounts.filter((account) => account.groupId !== groupId),
        plan: { ...given.plan, exclusions: [{ accountId: externalId, ...exclusion }] },
        keptOut: [{ exclusions: [{ accountId, repId: null, ...exclusion }], accounts: kept }],
      };
      const changed = changedLock(held, { what: 'excludedAccount', accountId })!;
      expect(changed.adds).toBe(false);
      await holds(changed.input, held, changed.nested, stops);
    }),
    { numRuns: RUNS, seed: 2 },
  );
});

test('the true cost of keeping an account where it is lies within the interval', async () => {
  await fc.assert(
    fc.asyncProperty(companies, fc.nat(), patience, async (given, which, stops) => {
      const lock: Lock = { what: 'keptAccount', accountId: given.accounts[which % given.accounts.length].id };
      const changed = changedLock(given, lock)!;
      expect(changed.adds).toBe(true);
      await holds(given, changed.input, changed.nested, stops);
    }),
    { numRuns: RUNS, seed: 3 },
  );
});

test('the true cost of a pin, also of one that does not pay, lies within the interval', async () => {
  await fc.assert(
    fc.asyncProperty(companies, fc.nat(), patience, async (given, which, stops) => {
      const problem = problemOf(given);
      const swaps = admissibleByRules(problem).filter((swap) => breachOfPlan(problem, [swap]) === null);
      if (swaps.length === 0) return;
      const swapId = swapIdOf(problem, swaps[which % swaps.length].legs);
      const held = { ...given, plan: { ...given.plan, pins: [swapId] } };
      const changed = changedLock(held, { what: 'pin', swapId })!;
      await holds(changed.input, held, changed.nested, stops);
    }),
    { numRuns: RUNS, seed: 4 },
  );
});
