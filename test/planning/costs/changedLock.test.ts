import { changedLock } from '../../../src/planning/costs/changedLock';
import type { KeptOut, PlanningInput } from '../../../src/planning/types';
import { account, input, plan, rep } from '../company';

const exclusion = { reason: 'asked for', until: '2099-12-31' };
const ofAccount = (accountId: number) => ({ accountId, repId: null, ...exclusion });
const ofRep = (repId: number) => ({ accountId: null, repId, ...exclusion });
const keptOut: KeptOut[] = [
  { exclusions: [ofAccount(21)], accounts: [account(21, 1)] },
  { exclusions: [ofRep(2)], accounts: [account(22, 2)] },
  { exclusions: [ofRep(2), ofAccount(23)], accounts: [account(23, 2)] },
];
const given: PlanningInput = {
  ...input([rep(1), rep(2)], [account(11, 1)], {
    exclusions: [
      { accountId: 'A21', ...exclusion },
      { repId: 'R2', ...exclusion },
    ],
  }),
  keptOut,
};
const ids = (changed: PlanningInput): number[] => changed.accounts.map(({ id }) => id);

test('lifting an exclusion frees what nothing else keeps out, and is gone from the rules', () => {
  const account = changedLock(given, { what: 'excludedAccount', accountId: 21 })!;
  expect(ids(account.input)).toEqual([11, 21]);
  expect(account.input.plan.exclusions).toEqual([{ repId: 'R2', ...exclusion }]);
  const book = changedLock(given, { what: 'excludedRep', repId: 2 })!;
  expect(ids(book.input)).toEqual([11, 22]);
  expect(book.input.plan.exclusions).toEqual([{ accountId: 'A21', ...exclusion }]);
});

test('an exclusion of one plan alone holds a candidate of its snapshot, and is lifted from the rules', () => {
  const here = input([rep(1), rep(2)], [account(11, 1), account(12, 2)], {
    exclusions: [{ accountId: 'A11', ...exclusion }],
  });
  const { input: free, nested } = changedLock(here, { what: 'excludedAccount', accountId: 11 })!;
  expect(nested).toBe(true);
  expect(ids(free)).toEqual([11, 12]);
  expect(free.plan.exclusions).toEqual([]);
});

test('what is not in the snapshot has no cost', () => {
  expect(changedLock(given, { what: 'excludedAccount', accountId: 11 })).toBeNull();
  expect(changedLock(given, { what: 'excludedRep', repId: 1 })).toBeNull();
  expect(changedLock(given, { what: 'keptAccount', accountId: 21 })).toBeNull();
  expect(changedLock(given, { what: 'pin', swapId: 'abc' })).toBeNull();
  expect(changedLock({ ...given, keptOut: undefined }, { what: 'excludedAccount', accountId: 21 })).toBeNull();
});

test('a kept account stays with its whole group', async () => {
  const pair = input(
    [rep(1), rep(2)],
    [account(11, 1, { groupId: 10 }), account(12, 1, { groupId: 10 }), account(13, 2)],
    {
      valueTolerance: 1,
      bookValueTolerance: 1,
      bookHeadroomTolerance: 1,
      headroomTolerance: 1,
    },
  );
  expect((await plan(pair)).swaps).toHaveLength(1);
  expect((await plan(changedLock(pair, { what: 'keptAccount', accountId: 12 })!.input)).swaps).toEqual([]);
});

test('without a pin the planner is free; a pin that does not pay may be worth keeping out', async () => {
  const company = input([rep(1), rep(2)], [account(11, 1), account(12, 2)]);
  const [{ id }] = (await plan(company)).swaps;
  const pinned = { ...company, plan: { ...company.plan, pins: [id] } };
  expect(changedLock(pinned, { what: 'pin', swapId: id })).toMatchObject({ adds: false, nested: true });
  const dear = { ...pinned, beliefs: { ...pinned.beliefs, handoverLoss: 1 } };
  const changed = changedLock(dear, { what: 'pin', swapId: id })!;
  expect(changed).toMatchObject({ nested: false, input: { plan: { pins: [] } } });
});
