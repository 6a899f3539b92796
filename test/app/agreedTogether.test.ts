import { agreements, wrongTogether } from '../../src/app/check/agreedTogether';
import type { Plan } from '../../src/planning/types';
import type { Trade } from '../../src/storage/trades/trades';
import type { TradeState } from '../../src/trades/states';
import { account, input, plan, rep } from '../planning/company';

/** Rep 1 wins 15.00 of revenue by two of the exchanges and loses 15.00 by the third; a book may change by 20.00. */
const given = input(
  [rep(1), rep(2), rep(3), rep(4)],
  [
    ...[account(11, 1, { formerOwnerIds: [3] }), account(21, 2, { t4qCents: 11_500 })],
    ...[account(12, 1, { t4qCents: 11_500, formerOwnerIds: [2, 4] }), account(31, 3)],
    ...[account(13, 1, { formerOwnerIds: [3] }), account(41, 4, { t4qCents: 11_500 })],
  ],
  { maxSwapsPerRep: 3 },
);
let made: Plan;
let evens: string;
let others: string[];
beforeAll(async () => {
  made = await plan(given);
  evens = made.swaps.find(({ legs }) => legs.some(({ accountId }) => accountId === 12))!.id;
  others = made.swaps.filter(({ id }) => id !== evens).map(({ id }) => id);
});

const trade = (swapId: string, over: Partial<Trade> = {}) =>
  ({ id: swapId, number: 1, planId: 'plan', swapId, waiverReason: null, undoesTradeId: null, ...over }) as Trade;

/** What the check says after these states, each of the trade of a swap, one after the other. */
function checked(states: [string, TradeState][], over: Record<string, Partial<Trade>> = {}): string[] {
  const ids = [...new Set(states.map(([id]) => id))];
  const trades = ids.map((id) => trade(id, { ...over[id], state: states.findLast((row) => row[0] === id)![1] }));
  const rows = states.map(([tradeId, state]) => ({ tradeId, state }));
  return (agreements(trades, rows).get('plan') ?? []).flatMap((one) => wrongTogether(given, made, one));
}
const all = (state: TradeState): [string, TradeState][] => [evens, ...others].map((id) => [id, state]);

test('all of a plan, one swap of it, or nothing may be agreed', () => {
  expect(made.swaps).toHaveLength(3);
  expect(checked([])).toEqual([]);
  expect(checked(all('approved'))).toEqual([]);
  expect(checked([[others[0], 'approved']])).toEqual([]);
});

test('what may not be together is seen, unless a manager let it through with a reason', () => {
  const states = others.map((id): [string, TradeState] => [id, 'approved']);
  expect(checked(states).join(' ')).toContain('what was agreed of it: ');
  expect(checked(states, { [others[1]]: { waiverReason: 'Agreed with both' } })).toEqual([]);
});

test('a trade that waits for the second wave stands beside the first', () => {
  expect(
    checked([...all('approved'), [others[0], 'scheduled'], [others[1], 'scheduled'], [evens, 'held_out']]),
  ).toEqual([]);
});

test('a trade that is withdrawn later makes what was agreed before it no fault; what is agreed after it is judged', () => {
  expect(checked([...all('approved'), [evens, 'withdrawn']])).toEqual([]);
  const [first, second] = others;
  const later: [string, TradeState][] = [
    [evens, 'approved'],
    [first, 'approved'],
    [evens, 'withdrawn'],
    [second, 'approved'],
  ];
  expect(checked(later).join(' ')).toContain('what was agreed of it: ');
});

test('a plan under limits of its own is agreed to under those of its rotation', () => {
  const narrow = { ...given, plan: { ...given.plan, bookValueTolerance: 0.016 } };
  const both = agreements([trade(evens, { state: 'approved' })], []).get('plan')!;
  expect(wrongTogether(narrow, made, both[0], given.plan)).toEqual([]);
});
