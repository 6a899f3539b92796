import { runPlanner } from '../../src/app/plans/runPlanner';
import { analyseGrowth } from '../../src/growth/analyse';
import type { PlanningInput } from '../../src/planning/types';
import { planningInput } from '../../src/rotations/planningInput';
import { defaultPolicy } from '../../src/rotations/policy';
import { type Day, firstDayOfQuarter, nextQuarterStart, quarterFromIndex } from '../../src/shared/calendar';
import { company, TODAY } from './figures';
import { growthInput } from './growthInput';

function inputOn(cutOff: Day): PlanningInput {
  const facts = growthInput(company, cutOff);
  return planningInput({
    ...facts,
    asOf: quarterFromIndex(facts.asOf),
    effectiveDate: nextQuarterStart(cutOff, 1),
    policy: defaultPolicy(),
    analysis: analyseGrowth(facts),
    coolDownFrom: firstDayOfQuarter(facts.asOf - 3, 1),
    moves: [],
    claimed: new Set(),
  });
}

test('under the default policy the next plan has at least six swaps, verified, near its bound', async () => {
  const plan = await runPlanner(inputOn(TODAY), {
    engine: 'javascript-lp',
    seed: 1,
    timeLimitSeconds: 10,
    cancelled: () => false,
  });
  expect(plan.swaps.length).toBeGreaterThanOrEqual(6);
  expect(plan.verified).toBe(true);
  expect(plan.objectiveCents).toBeGreaterThan(0);
});
