import fc from 'fast-check';
import type { Plan, PlanningInput } from '../../../src/planning/types';
import { verifyPlan } from '../../../src/planning/verify';
import { plan } from '../company';
import { competingInput, openInput, randomInput } from '../randomInput';
import { runs } from './runs';
import { scaledInput } from './scaledInput';

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** The plainest limits again, in plain decimals. */
function expectKept(given: PlanningInput, { swaps, objectiveCents, reps }: Plan): void {
  const legs = swaps.flatMap((swap) => swap.legs);
  const moved = legs.map((leg) => leg.accountId);
  expect(new Set(moved).size).toBe(moved.length);
  for (const leg of legs) {
    const account = given.accounts.find((row) => row.id === leg.accountId)!;
    expect(leg.fromRepId).toBe(account.ownerId);
    expect(account.formerOwnerIds).not.toContain(leg.toRepId);
    const group = given.accounts.filter((row) => row.groupId === account.groupId);
    for (const member of group) expect(moved).toContain(member.id);
  }
  expect(sum(legs.map((leg) => leg.gainCents - leg.lossCents))).toBe(objectiveCents);
  expect(sum(reps.map((rep) => rep.expectedCents))).toBe(objectiveCents);
  expect(sum(reps.map((rep) => rep.after.t4qCents))).toBe(sum(reps.map((rep) => rep.before.t4qCents)));
  const books = given.reps
    .filter((rep) => rep.active && rep.accounts > 0)
    .map((rep) => rep.bookT4qCents)
    .sort((a, b) => a - b);
  const median = books.length === 0 ? 0 : (books[(books.length - 1) >> 1] + books[books.length >> 1]) / 2;
  for (const { before, after, swaps: count } of reps) {
    const base = Math.max(before.t4qCents, median / 2);
    const most = given.plan.bookValueTolerance * base * (1 + 1e-6) + 1e-6;
    expect(Math.abs(after.t4qCents - before.t4qCents)).toBeLessThanOrEqual(most);
    expect(count).toBeLessThanOrEqual(given.plan.maxSwapsPerRep);
    if (given.maxAccountsPerRep !== null && after.accounts > before.accounts) {
      expect(after.accounts).toBeLessThanOrEqual(given.maxAccountsPerRep);
    }
  }
}

/** For every rep in every swap: what they receive is within the tolerance of what they give. */
function expectFairEach(given: PlanningInput, { swaps }: Plan): void {
  for (const { legs } of swaps) {
    for (const rep of new Set(legs.map((leg) => leg.fromRepId))) {
      const t4q = (side: 'fromRepId' | 'toRepId'): number =>
        sum(legs.filter((leg) => leg[side] === rep).map((leg) => leg.t4qCents));
      const [gives, takes] = [t4q('fromRepId'), t4q('toRepId')];
      const most = given.plan.valueTolerance * Math.max(gives, takes) * (1 + 1e-6) + 1e-6;
      expect(Math.abs(gives - takes)).toBeLessThanOrEqual(most);
    }
  }
}

/** Any company and policy, also in currencies with large figures; now and then some accounts with credits above sales. */
const anything = fc
  .tuple(
    fc.oneof(randomInput(24), competingInput(24), openInput(16)),
    fc.constantFrom(1, 1, 1, 100_003, 10_000_019),
    fc.constantFrom(0, 0, 0, 7),
  )
  .map(([given, times, everyNth]) => {
    const accounts = given.accounts.map((row, i) =>
      everyNth > 0 && i % everyNth === 0 ? { ...row, t4qCents: -row.t4qCents } : row,
    );
    return scaledInput({ ...given, accounts }, times);
  });

test('no plan breaks a rule, the money adds up, and the bound is never below the plan', async () => {
  const RUNS = runs(80);
  let swaps = 0;
  await fc.assert(
    fc.asyncProperty(anything, fc.integer({ min: 0, max: 3 }), async (given, patience) => {
      let asked = 0;
      const made = await plan(given, patience === 0 ? { deadline: () => asked++ > 2 } : {});
      expect(verifyPlan(given, made)).toEqual([]);
      expectKept(given, made);
      expectFairEach(given, made);
      expect(made.boundCents).toBeGreaterThanOrEqual(made.objectiveCents);
      expect(made.emptyBecause.length > 0).toBe(made.swaps.length === 0);
      swaps += made.swaps.length;
    }),
    { seed: 20_261, numRuns: RUNS },
  );
  expect(swaps).toBeGreaterThan(RUNS);
}, 1_200_000);
