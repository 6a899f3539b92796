import { buildCoachingStacks } from '../../../src/outcomes/coaching/buildStacks';
import { coachingEffect } from '../../../src/outcomes/coaching/effect';
import { COACHED, simulateCoaching } from '../simulateCoaching';

const SEEDS = [1, 2, 3, 4, 5];
const SMALL = { ...COACHED, accounts: 480 };

test('a planted effect is found, and books that come back by themselves are not taken for one', () => {
  const effects = (effect: number): number[] =>
    SEEDS.map((seed) => coachingEffect(simulateCoaching(seed, { ...SMALL, effect }))!.share);
  const mean = (values: number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [without, with20] = [effects(0), effects(0.2)];
  expect(Math.abs(mean(without))).toBeLessThan(0.08);
  expect(mean(with20) - mean(without)).toBeGreaterThan(0.15);
});

test('an effect comes with how many were compared and an interval around it', () => {
  const effect = coachingEffect(simulateCoaching(4, { ...COACHED, effect: 0.3 }))!;
  expect(effect).toMatchObject({ plans: 3, reps: 3, quarters: 6, otherBooks: 21, later: { coached: 0, controls: 0 } });
  expect(effect.interval!.low).toBeGreaterThan(0);
  expect(effect.interval!.low).toBeLessThan(effect.share);
  expect(effect.byStart).toHaveLength(1);
});

test('there is no interval where few reps could have been coached instead, and nothing without a quarter after', () => {
  const small = simulateCoaching(2, { ...COACHED, reps: 5, accounts: 150, coached: 1 });
  expect(coachingEffect(small)?.interval).toBeNull();
  expect(coachingEffect({ ...small, asOf: small.asOf - 6 })).toBeNull();
});

test('both sides are fixed at the start: who is exchanged later stays, who was exchanged in the year before is out', () => {
  const input = simulateCoaching(3);
  const coached = new Set(input.plans.flatMap((plan) => plan.accountIds));
  const [before, after] = input
    .companyOf('')
    .accounts.map((a) => a.accountId)
    .filter((id) => !coached.has(id));
  const move = { rotationId: 'r', tradeId: 't', fromRepId: 1, toRepId: 2, heldUntil: null };
  const moves = [
    { ...move, accountId: before, effectiveDate: '2024-04-01' },
    { ...move, accountId: after, effectiveDate: '2025-01-01' },
  ];
  const [stack] = buildCoachingStacks(input.plans, moves, input.companyOf, 1);
  const ids = stack.members.map((member) => member.accountId);
  expect(ids).not.toContain(before);
  expect(ids).toContain(after);
  expect(coachingEffect({ ...input, moves })!.later).toEqual({ coached: 0, controls: 1 });
});
