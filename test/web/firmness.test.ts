import { propensitiesOfPlan } from '../../src/storage/plans/planPropensities';
import { loadPlan } from '../../src/storage/plans/plans';
import { openRotationSite, type RotationSite, words } from './rotationSite';
import type { Visitor } from './site';

let site: RotationSite;
let admin: Visitor;
let rotation: string;
beforeAll(async () => {
  site = await openRotationSite();
  admin = await site.as('admin');
  rotation = await site.rotation(admin);
});
afterAll(() => site.close());

test('every new plan is followed by how firm its swaps are, on the page and in the file', async () => {
  const plan = await site.plan(admin, rotation);
  const text = words((await admin.get(plan)).text);
  expect(text).toMatch(/Planned again 200 times, each time with every assumption up to a fifth higher or lower/);
  expect(text).toMatch(
    /(firm|fairly firm|sensitive): (holds|among those that go best together) in \d+ of 200 variations/,
  );
  const json = JSON.parse((await admin.get(`${plan}/plan.json`)).text);
  expect(json.robustnessDraws).toBe(200);
  for (const swap of json.swaps) {
    expect(text).toContain(`holds in ${Math.round(swap.robustness * 200)} of 200 variations`);
    const [t4q, loss] = ['t4qCents', 'lossCents'].map((what) =>
      swap.legs.reduce((sum: number, leg: Record<string, number>) => sum + leg[what], 0),
    );
    expect(swap.breakEvenGrowth).toBeCloseTo(loss / t4q, 12);
  }
});

test('the propensity of every candidate is stored, that of a traded account at least as large as its swap is firm', async () => {
  const plan = await site.plan(admin, rotation);
  const { db } = site.services.database;
  const stored = await loadPlan(db, plan.split('/')[2]);
  const propensities = await propensitiesOfPlan(db, plan.split('/')[2]);
  expect([...propensities.keys()].sort()).toEqual(stored!.input.accounts.map(({ id }) => id).sort());
  const { swaps } = JSON.parse((await admin.get(`${plan}/plan.json`)).text);
  for (const { legs, robustness } of swaps) {
    for (const leg of legs) {
      const id = Number(leg.accountId.slice(1));
      expect(propensities.get(id)!.propensity).toBeGreaterThanOrEqual(robustness);
      expect(propensities.get(id)!.draws).toBe(200);
    }
  }
});

test('until it is worked out the page says that it is being worked out', async () => {
  const answer = await admin.post(`${rotation}/plans`, { name: 'Waiting' }, rotation);
  await site.workOnce();
  const plan = (await admin.get(answer.headers.location)).headers.location;
  expect(words((await admin.get(plan)).text)).toContain('is being worked out');
  expect(JSON.parse((await admin.get(`${plan}/plan.json`)).text).swaps[0].robustness).toBeNull();
  await site.work();
  expect(words((await admin.get(plan)).text)).toContain('of 200 variations');
});
