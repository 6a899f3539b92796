import { revenueLookup } from '../../../src/outcomes/accountChange';
import { eventStudy, LAST_UNSEEN } from '../../../src/outcomes/effect/eventStudy';
import { mainEffect } from '../../../src/outcomes/effect/mainEffect';
import { measureStack } from '../../../src/outcomes/effect/measure';
import { permutationP } from '../../../src/outcomes/effect/permutation';
import { type Nature, PLAIN, simulate } from '../simulate';

function company(seed: number, nature: Partial<Nature> = {}) {
  const sim = simulate(seed, { ...PLAIN, accounts: 500, ...nature });
  const revenue = revenueLookup(sim.revenue);
  return { sim, stacks: sim.stacks.map((stack) => measureStack(stack, revenue)) };
}

test('one point a quarter; the four of the baseline add up to nothing; bands are wider than intervals', () => {
  const { sim, stacks } = company(2);
  const { points } = eventStudy(stacks, { from: -12, asOf: sim.asOf, firstQuarter: 0 }, 1);
  expect(points.map((p) => p.eventQuarter)).toEqual(Array.from({ length: 18 }, (_, k) => k - 12));
  const baseline = points.filter(({ eventQuarter }) => eventQuarter < 0 && eventQuarter >= -4);
  expect(baseline.reduce((sum, { effect }) => sum + effect.value, 0)).toBeCloseTo(0, 9);
  for (const { band, interval } of points) {
    expect(band.low).toBeLessThanOrEqual(interval.low);
    expect(band.high).toBeGreaterThanOrEqual(interval.high);
  }
});

test('the pre-test looks only at quarters that the choice did not see', () => {
  const { sim, stacks } = company(2);
  const span = { from: -12, asOf: sim.asOf, firstQuarter: 0 };
  expect(eventStudy(stacks, span, 1).preTest?.quarters).toBe(4);
  expect(eventStudy(stacks, { ...span, from: LAST_UNSEEN + 1 }, 1).preTest).toBeNull();
});

test('a planted effect begins with the effective quarter', () => {
  const { sim, stacks } = company(4, { effect: 1, accounts: 900 });
  const { points } = eventStudy(stacks, { from: -12, asOf: sim.asOf, firstQuarter: 0 }, 1);
  const before = points.filter((p) => p.eventQuarter < 0).map((p) => p.effect.value);
  const after = points.filter((p) => p.eventQuarter >= 0).map((p) => p.effect.value);
  expect(Math.min(...after)).toBeGreaterThan(Math.max(...before));
});

test('quarters after the main window are marked, with later rotations in them', () => {
  const { sim, stacks } = company(4, { rotations: [10, 12], quarters: 16 });
  const { points } = eventStudy(stacks, { from: 0, asOf: sim.asOf, firstQuarter: 0 }, 1);
  expect(points.map((p) => p.afterMainWindow)).toEqual([false, false, true, true, true, true]);
});

test('permutation: small p-values are as rare as they should be where nothing was done, and come with an effect', () => {
  const ps = Array.from({ length: 60 }, (_, seed) => {
    const { sim, stacks } = company(seed + 1, { accounts: 300, moves: 16 });
    return permutationP(stacks, sim.asOf, 1)!;
  });
  expect(ps.filter((p) => p <= 0.1).length).toBeLessThanOrEqual(13);
  expect(ps.filter((p) => p > 0.5).length).toBeGreaterThan(18);
  const { sim, stacks } = company(4, { effect: 1.2 });
  expect(permutationP(stacks, sim.asOf, 1)).toBeLessThan(0.01);
});

test('permutation and interval judge alike: both claim an effect, or neither', () => {
  const natures = Array.from({ length: 20 }, (_, seed) =>
    company(seed + 1, { accounts: 300, effect: seed % 2 === 0 ? 0 : 0.4 }),
  );
  const alike = natures.filter(({ sim, stacks }) => {
    const { low, high } = mainEffect(stacks, sim.asOf)!.interval!;
    return permutationP(stacks, sim.asOf, 1)! <= 0.1 === (low > 0 || high < 0);
  });
  expect(alike.length).toBeGreaterThanOrEqual(17);
});

test('without chances the permutation keeps segments and sizes', () => {
  const { sim, stacks } = company(4, { effect: 1.2 });
  const unknown = stacks.map((stack) => ({
    ...stack,
    members: stack.members.map((m) => ({ ...m, member: { ...m.member, propensity: null } })),
  }));
  expect(permutationP(unknown, sim.asOf, 1)).toBeLessThan(0.01);
});

test('quarters in which hardly anybody could have been chosen otherwise are left out: no interval is claimed for them', () => {
  const { sim } = company(2);
  const [stack] = sim.stacks;
  const few = [
    ...stack.members.filter((m) => m.tradeId !== null).slice(0, 1),
    ...stack.members.filter((m) => m.tradeId === null).slice(0, 9),
  ];
  const measured = measureStack({ ...stack, members: few }, revenueLookup(sim.revenue));
  const study = eventStudy([measured], { from: -12, asOf: sim.asOf, firstQuarter: 0 }, 1);
  expect(study).toEqual({ points: [], preTest: null });
});
