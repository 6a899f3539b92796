import { mayOpen, permissionOf } from '../../src/people/permissionOf';
import * as permissions from '../../src/people/permissions';
import { scopeOf, sees } from '../../src/people/scope';
import { ROLES, type Role, type User } from '../../src/people/user';

const user = (role: Role, repId: number | null = null): User => ({
  id: 'u',
  name: 'U',
  email: 'u@example.com',
  role,
  repId,
});

/** 1 leads 2 and 3; 4 belongs to nobody's team. */
const REPS = [
  { id: 1, managerId: null },
  { id: 2, managerId: 1 },
  { id: 3, managerId: 1 },
  { id: 4, managerId: null },
];
const asks = { manager: user('manager', 1), rep: user('rep', 2), leader: user('leader'), admin: user('admin') };

test.each([
  [permissions.canManageUsers, ['admin']],
  [permissions.canChangeSettings, ['admin']],
  [permissions.canImport, ['admin']],
  [permissions.canSeeReps, ['admin', 'manager', 'leader']],
  [permissions.canSeeRotations, ['admin', 'manager', 'leader']],
  [permissions.canPlan, ['admin', 'manager']],
  [permissions.canProposeTrade, ['admin', 'manager']],
])('%p is true of %j', (question, roles) => {
  expect(ROLES.filter((role) => question(user(role)))).toEqual(roles);
});

test('what is a rep’s own exists for whoever is a rep, whatever the role', () => {
  const row = permissionOf('GET', '/my-accounts')!;
  expect(mayOpen(row, user('manager', 1))).toBe(true);
  expect(mayOpen(row, user('manager'))).toBe(false);
});

test('administrators and leaders see every book, managers their tree, reps their own', () => {
  const seen = (who: User): number[] => REPS.map((rep) => rep.id).filter((id) => sees(scopeOf(who, REPS), id));
  expect(seen(asks.admin)).toEqual([1, 2, 3, 4]);
  expect(seen(asks.leader)).toEqual([1, 2, 3, 4]);
  expect(seen(asks.manager)).toEqual([1, 2, 3]);
  expect(seen(asks.rep)).toEqual([2]);
  expect(seen(user('manager'))).toEqual([]);
  expect(seen(user('rep'))).toEqual([]);
});

test('where nobody has a manager all are one team', () => {
  const flat = REPS.map(({ id }) => ({ id, managerId: null }));
  expect(scopeOf(user('manager'), flat)).toEqual({ all: true });
  expect(scopeOf(asks.rep, flat)).toEqual({ all: false, repIds: new Set([2]) });
});

test('an account is seen by those who see its owner, by both sides of a handoff, and when unowned by managers', () => {
  const can = (who: User, facts: permissions.AccountFacts): boolean =>
    permissions.canSeeAccount(who, scopeOf(who, REPS), facts);
  expect(can(asks.rep, { ownerId: 2 })).toBe(true);
  expect(can(asks.rep, { ownerId: 3 })).toBe(false);
  expect(can(asks.rep, { ownerId: 3, handoffRepIds: [2] })).toBe(true);
  expect(can(asks.manager, { ownerId: 3 })).toBe(true);
  expect(can(asks.manager, { ownerId: 4 })).toBe(false);
  expect(can(asks.manager, { ownerId: null })).toBe(true);
  expect(can(asks.rep, { ownerId: null })).toBe(false);
  expect(can(asks.leader, { ownerId: null })).toBe(true);
});

test("a rep's page is seen by the rep and the line above", () => {
  const can = (who: User, repId: number): boolean => permissions.canSeeRep(who, scopeOf(who, REPS), repId);
  expect(can(asks.rep, 2)).toBe(true);
  expect(can(asks.rep, 3)).toBe(false);
  expect(can(asks.manager, 3)).toBe(true);
  expect(can(asks.manager, 4)).toBe(false);
});
