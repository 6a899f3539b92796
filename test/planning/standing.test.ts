import fc from 'fast-check';
import { swapsByHand } from '../../src/planning/swapByHand';
import type { FixedSwap, PinnedSwap, Plan, PlanningInput } from '../../src/planning/types';
import { verifyPlan } from '../../src/planning/verify';
import { bestByBruteForce } from './bruteForce';
import { account, input, plan, rep } from './company';
import { competingInput, randomInput } from './randomInput';

/** Reps 1–3 with two customers each; every exchange of two pays the same. */
const three = (over: Partial<PlanningInput> = {}, policy: Partial<PlanningInput['plan']> = {}): PlanningInput =>
  input(
    [rep(1), rep(2), rep(3)],
    [11, 12, 21, 22, 31, 32].map((id) => account(id, Math.floor(id / 10))),
    policy,
    over,
  );

/** An agreed exchange after which rep 1 has `up` more revenue and rep 2 less. */
const agreed = (number: number, up = 0, inEffect = false): FixedSwap => ({
  number,
  inEffect,
  legs: [
    { fromRepId: 1, toRepId: 2, t4qCents: 10_000, headroomCents: 0, firm: true },
    { fromRepId: 2, toRepId: 1, t4qCents: 10_000 + up, headroomCents: 0, firm: true },
  ],
});

const swapsOf = ({ swaps }: Plan, repId: number): number =>
  swaps.filter(({ legs }) => legs.some((leg) => leg.fromRepId === repId)).length;
const rules = (given: PlanningInput, made: Plan): string[] => verifyPlan(given, made).map(({ rule }) => rule);

test('agreed swaps use the number of swaps a rep may be in and the number in all', async () => {
  expect(swapsOf(await plan(three()), 1)).toBe(2);
  const one = await plan(three({ fixed: [agreed(1)] }));
  expect([1, 2, 3].map((id) => swapsOf(one, id))).toEqual([1, 1, 2]);
  const two = await plan(three({ fixed: [agreed(1), agreed(2)] }));
  expect(two.swaps).toEqual([]);
  expect((await plan(three({ fixed: [agreed(1)] }, { maxSwaps: 2 }))).swaps).toHaveLength(1);
});

test('agreed swaps use the limits of a book: what adds to them stays out, what makes up for them comes in', async () => {
  // Books of 1,000.00 may change by 2 % = 20.00; the agreed swap took 15.00 of it for rep 1.
  const pair = (more: number): PlanningInput =>
    input(
      [rep(1), rep(2)],
      [account(11, 1), account(21, 2, { t4qCents: 10_000 + more })],
      {},
      { fixed: [agreed(1, 1_500)] },
    );
  expect((await plan(pair(400))).swaps).toHaveLength(1);
  expect((await plan(pair(600))).swaps).toHaveLength(0);
  expect((await plan(pair(-1_900))).swaps).toHaveLength(1);
});

test('a limit that agreed swaps overdraw forbids nothing that does not add to it', async () => {
  const pair = (more: number): PlanningInput =>
    input(
      [rep(1), rep(2)],
      [account(11, 1), account(21, 2, { t4qCents: 10_000 + more })],
      {},
      { fixed: [agreed(1, 9_000)] },
    );
  expect((await plan(pair(0))).swaps).toHaveLength(1);
  expect((await plan(pair(100))).swaps).toHaveLength(0);
  expect((await plan(pair(-100))).swaps).toHaveLength(1);
});

test('of a swap in effect the accounts are in the books already; of another they still come', async () => {
  const more: FixedSwap['legs'][number] = { fromRepId: 3, toRepId: 1, t4qCents: 0, headroomCents: 0, firm: false };
  const half = { t4qCents: 5_000, headroomCents: 15_000 };
  const group = [account(21, 2, half), account(22, 2, { groupId: 21, ...half })];
  const full = (inEffect: boolean): PlanningInput =>
    input(
      [rep(1), rep(2), rep(3)],
      [account(11, 1), ...group],
      {},
      { maxAccountsPerRep: 11, fixed: [{ number: 1, inEffect, legs: [more] }] },
    );
  expect((await plan(full(true))).swaps).toHaveLength(1);
  expect((await plan(full(false))).swaps).toHaveLength(0);
});

/** The exchange of 11 and 21, kept by a waiver or not. */
function pinned(given: PlanningInput, waiver: PinnedSwap['waiver']): PlanningInput {
  const legs = [
    { accountId: 11, toRepId: 2 },
    { accountId: 21, toRepId: 1 },
  ];
  const [{ id }] = swapsByHand(given, [legs]);
  return { ...given, plan: { ...given.plan, pins: [id] }, pinned: [{ id, legs, waiver }] };
}

const WAIVER = { by: 'Anna Able', reason: 'The customer asked for it' };
const unfair = (): PlanningInput => {
  const given = three();
  return { ...given, accounts: given.accounts.map((row) => (row.id === 21 ? { ...row, t4qCents: 20_000 } : row)) };
};

test('a pin with its legs is refused with its rule, or kept by a waiver and then verified', async () => {
  await expect(plan(pinned(unfair(), null))).rejects.toThrow('gives 100.00 and receives 200.00 of revenue');
  const given = pinned(unfair(), WAIVER);
  const made = await plan(given);
  expect(made.swaps.map(({ id }) => id)).toContain(given.plan.pins[0]);
  expect(made.swaps.length).toBeGreaterThan(1);
  expect(rules(given, made)).toEqual([]);
  expect(rules({ ...given, pinned: [] }, made)).toContain('inItselfValue');
});

test('what a waiver overdraws is room for nobody else', async () => {
  const given = pinned(unfair(), WAIVER);
  const wider = { ...given, accounts: [...given.accounts, account(33, 3, { t4qCents: 10_500 })] };
  for (const { legs } of (await plan(wider)).swaps.filter(({ id }) => id !== given.plan.pins[0])) {
    const change = (id: number): number =>
      legs.reduce(
        (sum, leg) => sum + (leg.toRepId === id ? leg.t4qCents : leg.fromRepId === id ? -leg.t4qCents : 0),
        0,
      );
    expect(change(1)).toBeLessThanOrEqual(0);
    expect(change(2)).toBeGreaterThanOrEqual(0);
  }
});

test('a waiver does not lift who may have a customer, nor make a one-way move an exchange', async () => {
  const barred = unfair();
  const moved = barred.accounts.map((row) => (row.id === 11 ? { ...row, formerOwnerIds: [2] } : row));
  await expect(plan(pinned({ ...barred, accounts: moved }, WAIVER))).rejects.toThrow('within the cool-down');
  const [{ id }] = swapsByHand(barred, [[{ accountId: 11, toRepId: 2 }]]);
  const oneWay = { id, legs: [{ accountId: 11, toRepId: 2 }], waiver: WAIVER };
  const given = { ...barred, plan: { ...barred.plan, pins: [id] }, pinned: [oneWay] };
  await expect(plan(given)).rejects.toThrow('This is no exchange');
});

/** Any agreed swaps between any two of four reps. */
const someAgreed = fc.array(
  fc
    .record({
      reps: fc.constantFrom([1, 2], [1, 3], [2, 3], [3, 4], [4, 1]),
      amounts: fc.tuple(fc.nat(12_000), fc.nat(12_000)),
      headroom: fc.tuple(fc.nat(60_000), fc.nat(60_000)),
      inEffect: fc.boolean(),
      firm: fc.boolean(),
    })
    .map(({ reps: [a, b], amounts, headroom, inEffect, firm }) => ({
      number: 1,
      inEffect,
      legs: [
        { fromRepId: a, toRepId: b, t4qCents: amounts[0], headroomCents: headroom[0], firm },
        { fromRepId: b, toRepId: a, t4qCents: amounts[1], headroomCents: headroom[1], firm },
      ],
    })),
  { minLength: 1, maxLength: 3 },
);

test('beside agreed swaps the planner finds the best that the rules allow, and the judge agrees (property)', async () => {
  let worth = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(randomInput(8), competingInput(8)), someAgreed, async (given, fixed) => {
      const beside = { ...given, fixed };
      const made = await plan(beside);
      expect(verifyPlan(beside, made)).toEqual([]);
      const optimum = bestByBruteForce(beside);
      expect(made.boundCents).toBeGreaterThanOrEqual(optimum);
      expect(made.objectiveCents).toBeLessThanOrEqual(optimum);
      if (made.stoppedBy === 'optimal') expect(made.objectiveCents).toBe(optimum);
      worth += optimum;
    }),
    { seed: 20_266, numRuns: 60 },
  );
  expect(worth).toBeGreaterThan(0);
});
