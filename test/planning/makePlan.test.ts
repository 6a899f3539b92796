import { describePlan } from '../../src/planning/describe';
import { javascriptLp } from '../../src/planning/engines/javascriptLp';
import type { PlanProgress } from '../../src/planning/makePlan';
import { verifyPlan } from '../../src/planning/verify';
import { account, input, plan, rep } from './company';
import { instance, SIZES } from './instances';

const twoReps = (over = {}) => input([rep(1), rep(2)], [account(11, 1), account(12, 2)], over);

test('two equal customers change places, worth what a hand computes', async () => {
  const made = await plan(twoReps());
  // Every fit is 1, also with the owner's other accounts: ρ = 1, ĉ = (4·0 + 2·0.1)/6, gain 30,000·(0.1 − 0.0333…) = 2,000,
  // loss 6 % of 10,000 (nobody fits better than average).
  expect(made.swaps).toHaveLength(1);
  expect(made.swaps[0].legs.map((leg) => [leg.accountId, leg.fromRepId, leg.toRepId])).toEqual([
    [11, 1, 2],
    [12, 2, 1],
  ]);
  expect(made.swaps[0].legs[0]).toMatchObject({ fit: 1, gainCents: 2_000, lossCents: 600, expectedCents: 1_400 });
  expect(made).toMatchObject({ objectiveCents: 2_800, boundCents: 2_800, gap: 0, stoppedBy: 'optimal' });
  expect(made).toMatchObject({ admissibleSwaps: 1, tradingRepPairs: 1, verified: true, emptyBecause: [] });
  expect(made.reps[0]).toMatchObject({ repId: 1, expectedCents: 1_400, swaps: 1 });
  expect(describePlan({ ...made, ranked: undefined }, 'USD', 'en-US')).toEqual([
    '1 swap between 2 reps, 2 accounts in all.',
    'Expected over four quarters: $28 more than if nothing moves. This is after $12 that handing over is expected to cost.',
    'No book changes by more than 0% of its size.',
    'No better plan exists under these rules.',
  ]);
});

test('the same exchange has the same id whatever else is planned', async () => {
  const alone = await plan(twoReps());
  const more = input([rep(1), rep(2), rep(3)], [account(11, 1), account(12, 2), account(13, 3, { t4qCents: 70_000 })]);
  expect((await plan(more)).swaps.map((swap) => swap.id)).toEqual(alone.swaps.map((swap) => swap.id));
  expect(alone.swaps[0].id).toMatch(/^[0-9a-f]{16}$/);
});

test('a customer group moves as a whole', async () => {
  const halves = [account(11, 1, { t4qCents: 5_000 }), account(12, 1, { groupId: 11, t4qCents: 5_000 })];
  const given = input([rep(1), rep(2)], [...halves, account(13, 2, { headroomCents: 60_000 })]);
  const made = await plan(given);
  expect(made.swaps[0].legs.map((leg) => leg.accountId)).toEqual([11, 12, 13]);
  expect(made.reps.map((entry) => entry.after.accounts)).toEqual([9, 11]);
});

describe('pins', () => {
  const three = (pins: string[], over = {}) =>
    input([rep(1), rep(2), rep(3)], [account(11, 1), account(12, 2), account(13, 3, { headroomCents: 29_000 })], {
      pins,
      ...over,
    });
  const idOf = async (a: number, b: number) =>
    (await plan(input([rep(1), rep(2), rep(3)], [account(a, a - 10), account(b, b - 10)]))).swaps[0].id;

  test('are in the plan even where another swap would bring more', async () => {
    const free = await plan(three([]));
    const pin = await idOf(11, 13);
    expect(free.swaps.map((swap) => swap.id)).not.toContain(pin);
    const made = await plan(three([pin]));
    expect(made.swaps.map((swap) => swap.id)).toEqual([pin]);
    expect(made.objectiveCents).toBeLessThan(free.objectiveCents);
    expect(made.boundCents).toBe(made.objectiveCents);
  });

  test('that a rule forbids are refused with the rule', async () => {
    const pin = await idOf(11, 13);
    const outside = [{ accountId: 'A13', reason: 'asked for', until: '2030-01-01' }];
    await expect(plan(three([pin], { exclusions: outside }))).rejects.toMatchObject({
      code: 'planning.pinNotAdmissible',
      details: { rule: 'exclusions' },
      message: expect.stringContaining('Account A13 is kept out of swaps.'),
    });
    await expect(plan(three(['0000000000000000']))).rejects.toMatchObject({ details: { rule: null } });
  });

  test('that cannot go together are refused', async () => {
    const pins = [await idOf(11, 12), await idOf(11, 13)];
    await expect(plan(three(pins))).rejects.toMatchObject({ details: { rule: 'oneSwapEach' } });
  });
});

test('groups with two owners are refused in words', async () => {
  const split = input([rep(1), rep(2)], [account(11, 1), account(12, 2, { groupId: 11 })]);
  await expect(plan(split)).rejects.toThrow('different owners');
});

describe('an empty plan says why', () => {
  const why = async (given: Parameters<typeof plan>[0]) => {
    const made = await plan(given);
    expect(made).toMatchObject({ swaps: [], objectiveCents: 0, boundCents: 0, gap: 0, stoppedBy: 'empty' });
    return made.emptyBecause.join(' ');
  };

  test('no candidates', async () => expect(await why(input([rep(1), rep(2)], []))).toContain('no candidates'));
  test('no swaps allowed', async () => expect(await why(twoReps({ maxSwaps: 0 }))).toContain('swaps in all is 0'));
  test('nobody can trade', async () =>
    expect(
      await why(
        input([rep(1, { region: 'East' }), rep(2)], [account(11, 1), account(12, 2)], { compatibility: 'sameRegion' }),
      ),
    ).toContain('No pair can trade'));
  test('nothing is fair', async () =>
    expect(await why(input([rep(1), rep(2)], [account(11, 1), account(12, 2, { t4qCents: 50_000 })]))).toContain(
      'None is fair in value',
    ));
  test('nothing pays', async () =>
    expect(
      await why(input([rep(1), rep(2)], [account(11, 1, { headroomCents: 0 }), account(12, 2, { headroomCents: 0 })])),
    ).toContain('leaving everything as it is pays more'));
});

test('the thread and this process make the same plan, and progress only gets better', async () => {
  const given = instance(SIZES.XS, 1);
  const seen: PlanProgress[] = [];
  const engine = javascriptLp();
  const threaded = await plan(given, { engine, onProgress: (progress) => seen.push(progress) }).finally(engine.close);
  expect({ ...threaded, engine: 'in process' }).toEqual(await plan(given));
  expect(seen.map((progress) => progress.boundCents)).toEqual(
    seen.map((progress) => progress.boundCents).sort((a, b) => b - a),
  );
  expect(seen.at(-1)).toMatchObject({ objectiveCents: threaded.objectiveCents, boundCents: threaded.boundCents });
});

test('stopped at once, it still gives a verified plan and a true bound', async () => {
  const given = instance(SIZES.XS, 1);
  const best = await plan(given);
  const late = await plan(given, { deadline: () => true });
  const cancelled = await plan(given, { cancelled: () => true });
  expect([late.stoppedBy, cancelled.stoppedBy]).toEqual(['time', 'cancel']);
  expect(late.boundCents).toBeGreaterThanOrEqual(best.objectiveCents);
  expect(verifyPlan(given, late)).toEqual([]);
});

test('twenty reps: within 3 % of the bound', async () => {
  const made = await plan(instance(SIZES.S, 3));
  expect(made.gap).toBeLessThan(0.03);
  expect(made.swaps.length).toBeGreaterThan(10);
});
