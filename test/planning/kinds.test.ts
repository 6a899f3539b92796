import { describePlan } from '../../src/planning/describe';
import { verifyPlan } from '../../src/planning/verify';
import { account, input, plan, rep } from './company';

const three = [rep(1), rep(2), rep(3)];
const small = { t4qCents: 5_000, headroomCents: 15_000 };
const kinds = (...names: ('pair' | 'basket' | 'cycle')[]) => ({ kinds: names });
const ways = (made: Awaited<ReturnType<typeof plan>>) =>
  made.swaps.map((swap) => [
    swap.kind,
    ...swap.legs.map((leg) => `${leg.accountId}: ${leg.fromRepId} → ${leg.toRepId}`),
  ]);

test('one customer goes against two smaller ones', async () => {
  const given = input(
    three.slice(0, 2),
    [account(11, 1), account(12, 2, small), account(13, 2, small)],
    kinds('basket'),
  );
  const made = await plan(given);
  expect(ways(made)).toEqual([['basket', '11: 1 → 2', '12: 2 → 1', '13: 2 → 1']]);
  // The large one 2,000 − 600, each small one half of that.
  expect(made).toMatchObject({ objectiveCents: 2_800, boundCents: 2_800, stoppedBy: 'optimal', admissibleSwaps: 1 });
  expect(made.reps.map((entry) => entry.after.accounts)).toEqual([11, 9]);
  expect(made.boundCovers).toBe(
    'All exchanges of one customer for two between two reps that the rules allow and that are expected to bring something: 1.',
  );
  expect(describePlan(made, 'USD', 'en-US')).toContain('The swap gives one customer for two smaller ones.');
});

test('customers go round three reps where no two could trade', async () => {
  const onlyTo = (...reps: number[]) => ({ formerOwnerIds: [1, 2, 3].filter((id) => !reps.includes(id)) });
  const round = [account(11, 1, onlyTo(3)), account(12, 2, onlyTo(1)), account(13, 3, onlyTo(2))];
  expect((await plan(input(three, round, kinds('pair', 'basket')))).swaps).toEqual([]);
  const made = await plan(input(three, round, kinds('pair', 'basket', 'cycle')));
  expect(ways(made)).toEqual([['cycle', '11: 1 → 3', '13: 3 → 2', '12: 2 → 1']]);
  expect(made).toMatchObject({ objectiveCents: 4_200, boundCents: 4_200, tradingRepPairs: 3 });
  expect(describePlan(made, 'USD', 'en-US').join(' ')).toContain(
    'The swap is a three-way exchange: each of three reps hands one customer on',
  );
});

test('a swap is fair for every rep in it, not on the whole', async () => {
  // Each gives about what the next does; the third would give 10,000 and receive 7,000.
  const slope = [account(11, 1), account(12, 2, { t4qCents: 8_500 }), account(13, 3, { t4qCents: 7_000 })];
  const wide = { ...kinds('cycle'), bookValueTolerance: 0.1, valueTolerance: 0.2 };
  expect((await plan(input(three, slope, wide))).swaps).toEqual([]);
  expect((await plan(input(three, slope, { ...wide, valueTolerance: 0.3 }))).swaps).toHaveLength(1);
});

test('a customer below nothing is in no basket', async () => {
  const credit = account(13, 2, { t4qCents: -100, headroomCents: 5_000 });
  const given = input(three.slice(0, 2), [account(11, 1), account(12, 2), credit], kinds('basket'));
  expect((await plan(given)).swaps).toEqual([]);
});

test('a pin of any kind is found by its id, and kept', async () => {
  const accounts = [account(11, 1), account(12, 2), account(13, 3, { headroomCents: 29_000 })];
  const ring = await plan(input(three, accounts, kinds('cycle')));
  const free = await plan(input(three, accounts, { ...kinds('pair', 'cycle'), maxSwaps: 1 }));
  const pins = [ring.swaps[0].id];
  const given = input(three, accounts, { ...kinds('pair', 'cycle'), maxSwaps: 1, pins });
  expect((await plan(given)).swaps.map((swap) => swap.id)).toEqual(pins);
  expect(free.swaps[0].kind).toBe('cycle');
  await expect(plan({ ...given, plan: { ...given.plan, kinds: ['pair'] } })).rejects.toMatchObject({
    code: 'planning.pinNotAdmissible',
  });
});

test('every kind of plan stands up to the judge of the same policy, and not where its kind is not allowed', async () => {
  const accounts = [account(11, 1), account(12, 2), account(13, 3)];
  const given = input(three, accounts, kinds('cycle'));
  const made = await plan(given);
  expect(verifyPlan(given, made)).toEqual([]);
  const pairsOnly = { ...given, plan: { ...given.plan, ...kinds('pair') } };
  expect(verifyPlan(pairsOnly, made).map((violation) => violation.sentence)).toContain(
    `Swap ${made.swaps[0].id}: The policy does not allow swaps of kind cycle.`,
  );
});
