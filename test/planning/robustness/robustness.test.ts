import { problemOf } from '../../../src/planning/problem/problem';
import { robustnessOf } from '../../../src/planning/robustness/robustness';
import { variationOf } from '../../../src/planning/robustness/variation';
import { variedWorthOf } from '../../../src/planning/robustness/variedWorth';
import type { PlanningInput } from '../../../src/planning/types';
import { account, inProcess, input, plan, rep } from '../company';
import { instance, SIZES } from '../instances';

const measure = async (given: PlanningInput, over: Partial<Parameters<typeof robustnessOf>[2]> = {}) =>
  robustnessOf(given, await plan(given), { seed: 1, draws: 50, engine: inProcess, stop: () => false, ...over });

test('a swap that pays however the assumptions are varied holds always, and what pays never is never traded', async () => {
  const poor = { headroomCents: 100 };
  const given = input(
    [rep(1), rep(2), rep(3), rep(4)],
    [account(11, 1), account(12, 2), account(13, 3, poor), account(14, 4, poor)],
    { compatibility: 'any', headroomTolerance: 0 },
  );
  const { draws, swaps, accounts } = await measure(given);
  expect(draws).toBe(50);
  expect(swaps.map(({ held }) => held)).toEqual([50]);
  expect(accounts).toEqual([
    { accountId: 11, traded: 50 },
    { accountId: 12, traded: 50 },
    { accountId: 13, traded: 0 },
    { accountId: 14, traded: 0 },
  ]);
});

test('a swap that pays only just holds in as many variations as its worth stays above zero', async () => {
  const given = input(
    [rep(1), rep(2)],
    [account(11, 1, { headroomCents: 9_200 }), account(12, 2, { headroomCents: 9_200 })],
  );
  const problem = problemOf(given);
  const sides = [variedWorthOf(problem, 0, 1), variedWorthOf(problem, 1, 0)];
  const paying = Array.from({ length: 200 }, (_, n) => variationOf(1, n)).filter(
    (variation) => sides[0](variation) + sides[1](variation) > 0,
  ).length;
  const { swaps, accounts } = await measure(given, { draws: 200 });
  expect(paying).toBeGreaterThan(40);
  expect(paying).toBeLessThan(160);
  expect(swaps.map(({ held }) => held)).toEqual([paying]);
  expect(accounts.map(({ traded }) => traded)).toEqual([paying, paying]);
});

test('a pinned swap is in every plan, and its customers are always traded', async () => {
  const given = input([rep(1), rep(2)], [account(11, 1), account(12, 2)]);
  const [{ id }] = (await plan(given)).swaps;
  const dear = { ...given, beliefs: { ...given.beliefs, handoverLoss: 1 }, plan: { ...given.plan, pins: [id] } };
  const { swaps, accounts } = await measure(dear);
  expect(swaps).toEqual([{ id, held: 50 }]);
  expect(accounts.map(({ traded }) => traded)).toEqual([50, 50]);
});

test('the same seed gives the same counts, whatever the order of the rows; another seed gives others', async () => {
  const given = instance(SIZES.XS, 3);
  const turned = { ...given, reps: [...given.reps].reverse(), accounts: [...given.accounts].reverse() };
  const first = await measure(given);
  const second = await measure(turned);
  expect(second.swaps).toEqual(first.swaps);
  expect([...second.accounts].reverse()).toEqual(first.accounts);
  expect((await measure(given, { seed: 2 })).accounts).not.toEqual(first.accounts);
});

test('stopped early it counts the variations that were planned to their end', async () => {
  const seen: number[] = [];
  const given = input([rep(1), rep(2)], [account(11, 1), account(12, 2)]);
  const result = await measure(given, { stop: () => seen.length === 7, onDraw: (done) => seen.push(done) });
  expect(result.draws).toBe(7);
  expect(result.swaps.map(({ held }) => held)).toEqual([7]);
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('stopped before the first variation it tells who is traded by the plan itself', async () => {
  const given = input([rep(1), rep(2), rep(3)], [account(11, 1), account(12, 2)]);
  const { draws, asked, swaps, accounts } = await measure(given, { stop: () => true });
  expect({ draws, asked }).toEqual({ draws: 0, asked: 50 });
  expect(swaps.map(({ held }) => held)).toEqual([0]);
  expect(accounts.map(({ traded }) => traded)).toEqual([1, 1]);
});

test('a company where nothing can be exchanged has candidates that are never traded', async () => {
  const { swaps, accounts, meanGap } = await measure(input([rep(1)], [account(11, 1)]));
  expect({ swaps, accounts, meanGap }).toEqual({ swaps: [], accounts: [{ accountId: 11, traded: 0 }], meanGap: 0 });
});
