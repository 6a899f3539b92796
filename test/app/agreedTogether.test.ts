import { wrongTogether } from '../../src/app/check/agreedTogether';
import type { Trade } from '../../src/storage/trades/trades';
import { account, input, plan, rep } from '../planning/company';

const given = input(
  [rep(1), rep(2), rep(3)],
  [account(11, 1), account(12, 2), account(13, 3, { headroomCents: 29_000 })],
  { maxSwapsPerRep: 1 },
);
const trade = (swapId: string, waiverReason: string | null = null) => ({ swapId, waiverReason }) as Trade;

test('some of a plan, all of it, or nothing may be agreed', async () => {
  const made = await plan(given);
  expect(wrongTogether(given, made, [])).toEqual([]);
  expect(
    wrongTogether(
      given,
      made,
      made.swaps.map((swap) => trade(swap.id)),
    ),
  ).toEqual([]);
});

test('what may not be together is seen, unless a manager let it through with a reason', async () => {
  const made = await plan(given);
  const [first, second] = made.ranked!;
  expect(first.legs.some((leg) => second.legs.some((other) => other.accountId === leg.accountId))).toBe(true);
  const both = [trade(first.id), trade(second.id)];
  expect(wrongTogether(given, made, both).join(' ')).toContain('is in two swaps');
  expect(wrongTogether(given, made, [both[0], trade(second.id, 'Agreed with both')])).toEqual([]);
});
