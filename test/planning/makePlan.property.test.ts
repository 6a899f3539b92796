import fc from 'fast-check';
import type { Plan, PlanningInput } from '../../src/planning/types';
import { verifyPlan } from '../../src/planning/verify';
import { bestByBruteForce } from './bruteForce';
import { plan } from './company';
import { competingInput, randomInput } from './randomInput';

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
    expect(Math.abs(after.t4qCents - before.t4qCents)).toBeLessThanOrEqual(given.plan.bookValueTolerance * base + 1e-6);
    expect(count).toBeLessThanOrEqual(given.plan.maxSwapsPerRep);
    if (given.maxAccountsPerRep !== null && after.accounts > before.accounts) {
      expect(after.accounts).toBeLessThanOrEqual(given.maxAccountsPerRep);
    }
  }
}

test('no plan breaks a rule, the money adds up, and the bound is never below the plan', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(randomInput(24), competingInput(24)), async (given) => {
      const made = await plan(given);
      expect(verifyPlan(given, made)).toEqual([]);
      expectKept(given, made);
      expect(made.boundCents).toBeGreaterThanOrEqual(made.objectiveCents);
      expect(made.emptyBecause.length > 0).toBe(made.swaps.length === 0);
    }),
    { seed: 20_261, numRuns: 60 },
  );
});

test('on small companies the bound holds for the true best, and the plan is it or close', async () => {
  let together = 0;
  let best = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(randomInput(8), competingInput(8)), async (given) => {
      const optimum = bestByBruteForce(given);
      const made = await plan(given);
      expect(made.boundCents).toBeGreaterThanOrEqual(optimum);
      expect(made.objectiveCents).toBeLessThanOrEqual(optimum);
      if (made.stoppedBy === 'optimal') expect(made.objectiveCents).toBe(optimum);
      together += made.objectiveCents;
      best += optimum;
    }),
    { seed: 20_263, numRuns: 80 },
  );
  expect(best).toBeGreaterThan(0);
  expect(together / best).toBeGreaterThan(0.99);
});

test('the order of the rows changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(randomInput(16), async (given) => {
      const turned = { ...given, reps: [...given.reps].reverse(), accounts: [...given.accounts].reverse() };
      expect(await plan(turned)).toEqual(await plan(given));
    }),
    { seed: 20_264, numRuns: 20 },
  );
});

test('seven times the money gives the same swaps with seven times the worth', async () => {
  await fc.assert(
    fc.asyncProperty(randomInput(10), async (given) => {
      const times7 = JSON.parse(JSON.stringify(given), (key, value) => {
        if (/Cents$/.test(key)) return value * 7;
        if (key !== 'bookByAttribute') return value;
        return Object.fromEntries(
          Object.entries(value as Record<string, Record<string, number>>).map(([name, book]) => [
            name,
            Object.fromEntries(Object.entries(book).map(([text, cents]) => [text, cents * 7])),
          ]),
        );
      }) as PlanningInput;
      const [one, seven] = [await plan(given), await plan(times7)];
      const rounding = 8 * (1 + one.swaps.flatMap((swap) => swap.legs).length);
      expect(Math.abs(seven.objectiveCents - 7 * one.objectiveCents)).toBeLessThanOrEqual(rounding);
    }),
    { seed: 20_265, numRuns: 25 },
  );
});
