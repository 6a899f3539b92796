import fc from 'fast-check';
import { customerGroups } from '../../src/accounts/groups';
import { account } from '../growth/inputs';

const groupsOf = (parents: (number | null)[], owners: (number | null)[]) =>
  customerGroups(
    parents.map((parentId, i) => account(i + 1, { parentId })),
    (id) => owners[id - 1],
  );

test('accounts under one top parent with one owner belong together', () => {
  const { groupOf, membersOf } = groupsOf([null, 1, 2, null, 1], [7, 7, 7, 7, 8]);
  expect([...groupOf]).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 4],
    [5, 5],
  ]);
  expect(membersOf.get(1)).toEqual([1, 2, 3]);
});

test('children of a parent that is not in the data still belong together', () => {
  expect(groupsOf([99, 99], [7, 7]).membersOf.get(1)).toEqual([1, 2]);
});

test('a circle of parents ends and holds its accounts together', () => {
  expect(groupsOf([2, 1, 1], [7, 7, 7]).membersOf.get(1)).toEqual([1, 2, 3]);
});

test('every account is in exactly one group, named by its smallest member, all with one owner', () => {
  const company = fc.array(
    fc.tuple(fc.option(fc.integer({ min: 1, max: 12 })), fc.option(fc.integer({ min: 1, max: 3 }))),
    {
      maxLength: 12,
    },
  );
  const property = fc.property(company, (rows) => {
    const owners = rows.map(([, owner]) => owner);
    const { groupOf, membersOf } = groupsOf(
      rows.map(([parent]) => parent),
      owners,
    );
    expect([...membersOf.values()].flat().sort((a, b) => a - b)).toEqual(rows.map((_, i) => i + 1));
    for (const [group, members] of membersOf) {
      expect(group).toBe(Math.min(...members));
      expect(members.every((member) => groupOf.get(member) === group)).toBe(true);
      expect(new Set(members.map((member) => owners[member - 1])).size).toBe(1);
    }
  });
  fc.assert(property, { seed: 3, numRuns: 200 });
});
