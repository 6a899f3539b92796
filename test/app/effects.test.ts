import { reportEffects } from '../../src/app/outcomes/effects';
import { reportLearning } from '../../src/app/outcomes/learning';
import { reportRegression } from '../../src/app/outcomes/regression';
import { demoCompany } from '../demoCompany';
import { type TempDatabase, tempDatabase } from '../tempDatabase';

let demo: TempDatabase;
beforeAll(async () => {
  demo = await demoCompany();
}, 240_000);
afterAll(() => demo.remove());

const noNaN = (value: unknown): void => {
  JSON.stringify(value, (_, inner) => {
    if (typeof inner === 'number') expect(Number.isFinite(inner)).toBe(true);
    return inner;
  });
};

test('the demo’s past rotations came from the planner: plans, propensities, trades of them', () => {
  const one = (sql: string): unknown => demo.raw.prepare(sql).pluck().get();
  expect(one('select count(*) from plans')).toBe(3);
  expect(one('select count(*) from trades where plan_id is null')).toBe(0);
  expect(one('select count(distinct plan_id) from plan_propensities where propensity > 0 and propensity < 1')).toBe(2);
});

test('the two past rotations of the demo: pooled, each alone, by quarter, by trade', async () => {
  const report = (await reportEffects(demo))!;
  expect(report.byRotation).toHaveLength(2);
  expect(report.pooled).toMatchObject({ rotations: 2, basis: 'segmentAndSize' });
  expect(report.pooled!.moved + report.leftOut.withoutLikeness).toBe(
    report.trades.reduce((sum, trade) => sum + trade.accounts.length, 0),
  );
  expect(report.pooled!.p).not.toBeNull();
  expect(report.pooled!.interval!.low).toBeLessThan(report.pooled!.share);
  // What was planted: 8 % less in the first quarter, about 12 % more from the second on.
  const at = (quarter: number) => report.eventStudy.points.find((point) => point.eventQuarter === quarter)!;
  expect(at(0).interval.low).toBeLessThan(-0.08);
  expect(at(0).interval.high).toBeGreaterThan(-0.15);
  expect(at(1).interval.high).toBeGreaterThan(0.12);
  const swaps = report.trades.length / 2;
  expect(swaps).toBeGreaterThanOrEqual(8);
  expect(report.trades.map(({ quarters }) => quarters).sort()).toEqual([
    ...Array(swaps).fill(2),
    ...Array(swaps).fill(6),
  ]);
  expect(report.trades.filter((trade) => trade.quarters === 2).every((t) => t.verdict === 'tooEarly')).toBe(true);
  noNaN(report);
});

test('one rotation alone is what the report over all says of it', async () => {
  const all = (await reportEffects(demo))!;
  const [{ rotationId, effect }] = all.byRotation;
  const alone = (await reportEffects(demo, { rotationId }))!;
  expect(alone.pooled).toEqual(effect);
  expect(alone.trades).toHaveLength(all.trades.length / 2);
});

test('existing and new categories add up to the whole; the same question has the same answer', async () => {
  const report = (await reportEffects(demo))!;
  const { existing, new: fresh } = report.categories!;
  expect(existing.share + fresh.share).toBeCloseTo(report.pooled!.share, 6);
  expect(await reportEffects(demo)).toEqual(report);
});

test('beliefs learn from the swaps that are a year old', async () => {
  const report = (await reportLearning(demo))!;
  expect(report.company.swaps + report.silent).toBe(report.tooEarly);
  expect(report.company.swaps).toBeGreaterThan(0);
  expect(report.company.posterior.headroomShareSd).toBeLessThan(report.company.prior.headroomShareSd);
  noNaN(report);
});

test('what accounts that stood still in earlier years did by themselves', async () => {
  const report = (await reportRegression(demo))!;
  expect(report.accounts).toBeGreaterThan(100);
  expect(report.points.find(({ quarter }) => quarter === 0)).toBeDefined();
  expect(report.regained).not.toBeNull();
  noNaN(report);
});

test('without data there is nothing to say', async () => {
  const empty = await tempDatabase();
  expect(await reportEffects(empty)).toBeNull();
  expect(await reportLearning(empty)).toBeNull();
  expect(await reportRegression(empty)).toBeNull();
  await empty.remove();
});
