import { runPlanner } from '../../src/app/plans/runPlanner';
import { analyseGrowth } from '../../src/growth/analyse';
import type { GrowthInput } from '../../src/growth/types';
import type { PlanningInput } from '../../src/planning/types';
import { planningInput } from '../../src/rotations/planningInput';
import { defaultPolicy } from '../../src/rotations/policy';
import {
  addDays,
  type Day,
  firstDayOfQuarter,
  nextQuarterStart,
  quarterFromIndex,
  quarterIndexOfMonth,
} from '../../src/shared/calendar';
import { company, TODAY } from './figures';
import { growthInput } from './growthInput';

const RUN = { engine: 'javascript-lp' as const, seed: 1, timeLimitSeconds: 10, cancelled: () => false };

function inputOn(cutOff: Day, policy = defaultPolicy()): PlanningInput {
  const facts = knownOn(growthInput(company, cutOff));
  return planningInput({
    ...facts,
    asOf: quarterFromIndex(facts.asOf),
    effectiveDate: nextQuarterStart(cutOff, 1),
    today: facts.cutOff,
    policy,
    analysis: analyseGrowth(facts),
    coolDownFrom: firstDayOfQuarter(facts.asOf - 3, 1),
    moves: [],
    claimed: new Set(),
  });
}

/** The ledger as it stood on the cut-off: what happened later was not known. */
function knownOn(facts: GrowthInput): GrowthInput {
  const { cutOff } = facts;
  const assignments = facts.assignments
    .filter((spell) => spell.from <= cutOff)
    .map((spell) => (spell.to !== null && spell.to > cutOff ? { ...spell, to: null } : spell));
  return { ...facts, assignments };
}

test('under the default policy the next plan has at least six swaps, verified, near its bound', async () => {
  const plan = await runPlanner(inputOn(TODAY), RUN);
  expect(plan.swaps.length).toBeGreaterThanOrEqual(6);
  expect(plan.verified).toBe(true);
  expect(plan.objectiveCents).toBeGreaterThan(0);
  expect(plan.gap).toBeLessThan(0.1);
});

test('as of each of the last four quarters, swaps of all kinds: verified and near their bound', async () => {
  const policy = defaultPolicy();
  policy.plan.kinds = ['pair', 'basket', 'cycle'];
  const newest = quarterIndexOfMonth(TODAY.slice(0, 7), 1);
  for (const quarter of [newest - 3, newest - 2, newest - 1, newest]) {
    const cutOff = addDays(firstDayOfQuarter(quarter, 1), 9);
    const plan = await runPlanner(inputOn(cutOff, policy), { ...RUN, timeLimitSeconds: 60 });
    expect(plan.verified).toBe(true);
    expect(plan.gap).toBeLessThan(0.03);
    expect(new Set(plan.swaps.map((swap) => swap.kind)).size).toBeGreaterThan(1);
  }
}, 300_000);
