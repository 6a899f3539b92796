import { type RevenueLookup, revenueLookup } from '../../../src/outcomes/accountChange';
import { intervalOf } from '../../../src/outcomes/effect/errors';
import { asCompared } from '../../../src/outcomes/effect/leadComparison';
import { type MainEffect, mainEffect } from '../../../src/outcomes/effect/mainEffect';
import { measureStack } from '../../../src/outcomes/effect/measure';
import type { Member, Stack } from '../../../src/outcomes/effect/types';
import { PLAIN, type Simulated, simulate } from '../simulate';

const effectOf = ({ stacks, asOf }: Pick<Simulated, 'stacks' | 'asOf'>, revenue: RevenueLookup): MainEffect | null =>
  mainEffect(
    stacks.map((stack) => measureStack(stack, revenue)),
    asOf,
  );

/** As the report compares: by chances where they were borne out, else by likeness. */
const reportedEffect = ({ stacks, asOf, revenue }: Simulated): MainEffect =>
  mainEffect(
    stacks.map((stack) => asCompared(measureStack(stack, revenueLookup(revenue)))),
    asOf,
  )!;

/** Companies whose chance is fixed by their seed. */
const many = (count: number, nature = PLAIN): Simulated[] =>
  Array.from({ length: count }, (_, seed) => simulate(seed + 1, nature));

test('over many companies the 90 % interval holds the truth about 90 times in 100, without bias', () => {
  const nature = { ...PLAIN, accounts: 500, effect: 0.06, moves: 24 };
  const results = many(120, nature).map((sim) => ({ sim, effect: reportedEffect(sim) }));
  const held = results.filter(
    ({ sim, effect }) => effect.interval!.low <= sim.truth && sim.truth <= effect.interval!.high,
  );
  const bias = results.reduce((sum, { sim, effect }) => sum + effect.pooled.value - sim.truth, 0) / results.length;
  expect(held.length / results.length).toBeGreaterThan(0.84);
  expect(held.length / results.length).toBeLessThan(0.96);
  expect(Math.abs(bias)).toBeLessThan(0.03);
});

test('where nothing was done, 5 % of the companies seem to show an effect at 5 %', () => {
  const effects = many(120, { ...PLAIN, accounts: 500 }).map(reportedEffect);
  const claimed = effects.filter(({ pooled }) => {
    const { low, high } = intervalOf(pooled.value, pooled, 0.95);
    return low > 0 || high < 0;
  });
  expect(claimed.length / effects.length).toBeLessThan(0.1);
});

test('controls chosen by what happened later would show an effect where there is none; ours do not', () => {
  const nature = { ...PLAIN, rotations: [10, 12, 14], quarters: 18, moves: 120, accounts: 600 };
  const sims = many(30, nature);
  const first = (sim: Simulated, members: (all: readonly Member[]) => readonly Member[]): number => {
    const stack = { ...sim.stacks[0], lastUntouched: 17, members: members(sim.stacks[0].members) };
    return effectOf({ stacks: [stack], asOf: 17 }, revenueLookup(sim.revenue))!.pooled.value;
  };
  const laterMoved = (sim: Simulated) =>
    new Set(sim.stacks.slice(1).flatMap(({ members }) => members.flatMap((m) => (m.tradeId ? [m.accountId] : []))));
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const ours = mean(sims.map((sim) => first(sim, (all) => all)));
  const neverMoved = mean(
    sims.map((sim) => {
      const moved = laterMoved(sim);
      return first(sim, (all) => all.filter((m) => m.tradeId !== null || !moved.has(m.accountId)));
    }),
  );
  expect(Math.abs(ours)).toBeLessThan(0.02);
  expect(neverMoved).toBeLessThan(ours - 0.03);
});

test('a customer who is lost after the exchange counts with nothing, not as unseen', () => {
  const sim = simulate(5);
  const stack: Stack = sim.stacks[0];
  const lost = stack.members.filter((m) => m.tradeId !== null).map((m) => m.accountId);
  const cents = sim.revenue.cents.map((value, at) => {
    const quarter = at % sim.revenue.quarters;
    return lost.includes(Math.floor(at / sim.revenue.quarters) + 1) && quarter >= stack.effectiveQuarter ? 0 : value;
  });
  const before = effectOf(sim, revenueLookup(sim.revenue))!;
  const after = effectOf(sim, revenueLookup({ ...sim.revenue, cents }))!;
  expect(after.cells[0].overlap.moved).toBe(before.cells[0].overlap.moved);
  expect(after.pooled.value).toBeLessThan(-0.8);
});

test('no interval where the accounts could hardly have been chosen otherwise', () => {
  const sim = simulate(5);
  const [stack] = sim.stacks;
  const few = [
    ...stack.members.filter((m) => m.tradeId !== null).slice(0, 2),
    ...stack.members.filter((m) => m.tradeId === null).slice(0, 3),
  ];
  const effect = effectOf({ stacks: [{ ...stack, members: few }], asOf: sim.asOf }, revenueLookup(sim.revenue))!;
  expect(effect.interval).toBeNull();
  expect(Number.isFinite(effect.pooled.value)).toBe(true);
});

test('accounts without revenue before, or that could not have moved, are counted apart', () => {
  const sim = simulate(5);
  const [stack] = sim.stacks;
  const members = [
    ...stack.members.map((m, i) => (i === 0 ? { ...m, propensity: 0 } : m)),
    { ...stack.members[1], accountId: 99_999 },
  ];
  const measured = measureStack({ ...stack, members }, revenueLookup(sim.revenue));
  expect(measured.withoutBaseline.moved + measured.withoutBaseline.controls).toBe(1);
  const { overlap } = mainEffect([measured], sim.asOf)!.cells[0];
  expect(overlap.movedLeftOut + overlap.controlsLeftOut).toBe(1);
});

test('money times seven is the same effect in shares and seven times in money; order of accounts is nothing', () => {
  const sim = simulate(8);
  const base = effectOf(sim, revenueLookup(sim.revenue))!.pooled;
  const cents = sim.revenue.cents.map((value) => 7 * value);
  const seven = effectOf(sim, revenueLookup({ ...sim.revenue, cents }))!.pooled;
  expect(seven.value).toBeCloseTo(base.value, 9);
  expect(seven.totalCents / base.totalCents).toBeCloseTo(7, 6);
  const turned = { ...sim, stacks: sim.stacks.map((s) => ({ ...s, members: [...s.members].reverse() })) };
  const other = effectOf(turned, revenueLookup(sim.revenue))!.pooled;
  expect(other.value).toBeCloseTo(base.value, 10);
  expect(other.error).toBeCloseTo(base.error, 10);
});

test('chances that were borne out lead; sharper ones do not, and all candidates that stayed are compared', () => {
  const sim = simulate(8);
  const [measured] = sim.stacks.map((stack) => measureStack(stack, revenueLookup(sim.revenue)));
  expect(asCompared(measured)).toBe(measured);
  // The planner takes the best: whoever was likelier than three in ten moves, nobody else.
  const sharp = sim.stacks[0].members.map((m) => ({ ...m, tradeId: m.propensity! > 0.3 ? `of ${m.accountId}` : null }));
  const best = asCompared(measureStack({ ...sim.stacks[0], members: sharp }, revenueLookup(sim.revenue)));
  expect(mainEffect([best], sim.asOf)!.cells[0]).toMatchObject({
    weightedBy: 'segmentAndSize',
    overlap: { movedLeftOut: 0 },
  });
});

test('whom a manager called up by hand is compared by chances, and by likeness left out on both sides', () => {
  const sim = simulate(8);
  const [stack] = sim.stacks;
  const [mover, stayer] = [true, false].map((moved) => stack.members.find((m) => (m.tradeId !== null) === moved)!);
  const effectWith = (chances: boolean): MainEffect => {
    const members = stack.members.map((m) => ({
      ...m,
      byHand: m === mover || m === stayer,
      propensity: chances ? m.propensity : null,
    }));
    return effectOf({ stacks: [{ ...stack, members }], asOf: sim.asOf }, revenueLookup(sim.revenue))!;
  };
  const counted = ({ cells }: MainEffect): number => cells[0].overlap.moved + cells[0].overlap.controls;
  expect(counted(effectWith(true))).toBe(stack.members.length);
  expect(counted(effectWith(false))).toBe(stack.members.length - 2);
});

test('swap clusters stand beside the errors that decide: accounts of one swap that go the same way make them wider', () => {
  const sim = simulate(8);
  const [stack] = sim.stacks;
  const cents = sim.revenue.cents.slice();
  const swaps = [...new Set(stack.members.flatMap((m) => m.tradeId ?? []))];
  stack.members.forEach(({ tradeId, accountId }) => {
    // Every other swap doubles both of its accounts, the others leave them with nothing.
    const factor = tradeId === null ? 1 : swaps.indexOf(tradeId) % 2 === 0 ? 2 : 0;
    const at = (accountId - 1) * sim.revenue.quarters;
    for (let q = stack.effectiveQuarter; q < sim.revenue.quarters; q++) cents[at + q] *= factor;
  });
  const { pooled } = effectOf(sim, revenueLookup({ ...sim.revenue, cents }))!;
  expect(pooled.swapError).toBeGreaterThan(1.2 * pooled.accountError);
});
