import fc from 'fast-check';
import { describePlan } from '../../../src/planning/describe';
import { whySwap } from '../../../src/planning/small/whySwap';
import { verifyPlan } from '../../../src/planning/verify';
import { account, input, plan, rep } from '../company';
import { instance, SIZES } from '../instances';
import { competingInput } from '../randomInput';

const reps = [rep(1), rep(2), rep(3)];
const candidates = [
  account(11, 1),
  account(12, 2, { headroomCents: 32_000 }),
  account(13, 3, { headroomCents: 31_000 }),
  account(14, 2, { t4qCents: 9_900 }),
];

test('the plan’s swaps come first, then others that are fair and pay, each part best first', async () => {
  const made = await plan(input(reps, candidates, { maxSwapsPerRep: 1 }));
  const ranked = made.ranked!;
  expect(ranked.slice(0, made.swaps.length)).toEqual(made.swaps);
  const rest = ranked.slice(made.swaps.length).map((swap) => swap.expectedCents);
  expect(rest.length).toBeGreaterThan(0);
  expect(rest).toEqual([...rest].sort((a, b) => b - a));
  expect(rest.every((cents) => cents > 0)).toBe(true);
});

test('eight reps with accounts get a plan, seven a list; managers without accounts do not count', async () => {
  const managers = [rep(91, { accounts: 0, bookT4qCents: 0 }), rep(92, { active: false })];
  const seven = Array.from({ length: 7 }, (_, i) => rep(i + 1));
  expect((await plan(input([...seven, ...managers], candidates))).ranked).toBeDefined();
  const eight = await plan(input([...seven, rep(8), ...managers], candidates));
  expect(eight.ranked).toBeUndefined();
  expect((await plan(instance(SIZES.XS, 2))).ranked).toBeUndefined();
});

test('a small company reads facts, not bounds', async () => {
  const made = await plan(input(reps, candidates));
  const text = describePlan(made, 'USD', 'en-US').join(' ');
  expect(text).toMatch(/^\d exchanges are worth talking about: each is fair in itself/);
  expect(text).not.toContain('No plan under these rules');
});

test('why: what the account buys and could buy, what was won, how it suits, from when it pays', async () => {
  const given = input([rep(1), rep(2)], [account(11, 1), account(12, 2, { potentialGrade: 'C' })], {
    bookHeadroomTolerance: 1,
  });
  const [swap] = (await plan(given)).ranked!;
  const names = { account: (id: number) => `Account ${id}`, rep: (id: number) => `Rep ${id}` };
  expect(whySwap(given, swap, names, { currency: 'USD', locale: 'en-US' })).toEqual([
    'Account 11 bought for $100 in four quarters and could buy for $300 more a year; in 4 years Rep 1 won none of that. 100% of Rep 2’s business is with customers like it, 100% of Rep 1’s.',
    'Account 12 bought for $100 in four quarters and could buy for an estimated $300 more a year; in 4 years Rep 2 won none of that. 100% of Rep 1’s business is with customers like it, 100% of Rep 2’s.',
    'Together they have to grow 6% more than with their present reps to pay for the handover.',
  ]);
});

test('every listed swap stands up alone, no customer is in more than two beside the plan, and never more than ten', async () => {
  await fc.assert(
    fc.asyncProperty(competingInput(10), async (given) => {
      const made = await plan(given);
      const ranked = made.ranked!;
      expect(ranked.length).toBeLessThanOrEqual(Math.max(10, made.swaps.length));
      const groups = ranked.flatMap((swap) => [...new Set(swap.legs.map((leg) => leg.groupId))]);
      for (const group of new Set(groups)) expect(groups.filter((one) => one === group).length).toBeLessThanOrEqual(2);
      for (const swap of ranked) {
        expect(verifyPlan(given, { swaps: [swap], objectiveCents: swap.expectedCents })).toEqual([]);
      }
    }),
    { seed: 9_301, numRuns: 30 },
  );
});

test('the verifier sees a list that leaves a swap of the plan out, or holds an unfair one', async () => {
  const given = input(reps, candidates);
  const made = await plan(given);
  expect(verifyPlan(given, { ...made, ranked: made.ranked!.slice(1) }).map(({ rule }) => rule)).toContain('ranked');
  const unfair = structuredClone(made.ranked!);
  unfair.at(-1)!.legs[0].toRepId = unfair.at(-1)!.legs[0].fromRepId;
  expect(verifyPlan(given, { ...made, ranked: unfair })).not.toEqual([]);
});
