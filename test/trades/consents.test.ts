import { approverName, type ConsentFacts, consentSlots, isFullyConsented, slotsFor } from '../../src/trades/consents';

// Top 1 manages 2 and 3; 2 manages reps 20 and 21; 3 manages rep 30.
const managerOf = new Map([
  [1, null],
  [2, 1],
  [3, 1],
  [20, 2],
  [21, 2],
  [30, 3],
]);
const top = { userId: 'top', name: 'Top', role: 'manager' as const, repId: 1 };
const anna = { userId: 'anna', name: 'Anna', role: 'manager' as const, repId: 2 };
const ben = { userId: 'ben', name: 'Ben', role: 'manager' as const, repId: 3 };
const admin = { userId: 'admin', name: 'Admin', role: 'admin' as const, repId: null };
const rep = { userId: 'rep', name: 'Rep', role: 'rep' as const, repId: 20 };

const facts = (change: Partial<ConsentFacts>): ConsentFacts => ({
  repIds: [20, 30],
  managerOf,
  approvers: [top, anna, ben, admin, rep],
  proposerId: 'anna',
  given: [],
  ...change,
});
const names = (f: ConsentFacts) => consentSlots(f).map((s) => s.eligible.map((u) => u.userId));

test('across two teams each direct manager consents', () => {
  expect(names(facts({}))).toEqual([['anna'], ['ben']]);
});

test('proposing counts for the own side once it is recorded; the other manager completes it', () => {
  const own = facts({ given: [{ userId: 'anna', managerRepId: 2 }] });
  expect(isFullyConsented(own)).toBe(false);
  expect(slotsFor('anna', own)).toEqual([]);
  expect(slotsFor('ben', own)).toHaveLength(1);
  expect(isFullyConsented({ ...own, given: [...own.given, { userId: 'ben', managerRepId: 3 }] })).toBe(true);
});

test('inside one team the manager above is the second pair of eyes', () => {
  expect(names(facts({ repIds: [20, 21] }))).toEqual([['anna'], ['top']]);
});

test('without a manager above who can sign in, an administrator is', () => {
  expect(names(facts({ repIds: [20, 21], approvers: [anna, admin] }))).toEqual([['anna'], ['admin']]);
});

test('a leader above is passed over: leaders change nothing', () => {
  const leader = { ...top, role: 'leader' as const };
  expect(names(facts({ repIds: [20, 21], approvers: [leader, anna, admin] }))).toEqual([['anna'], ['admin']]);
});

test('a trade proposed from outside the line needs the managers only', () => {
  expect(names(facts({ repIds: [20, 21], proposerId: 'admin' }))).toEqual([['anna']]);
});

test('without managers in the data a second administrator decides', () => {
  const flat = facts({ managerOf: new Map(), proposerId: 'admin', approvers: [admin, { ...admin, userId: 'admin2' }] });
  expect(names(flat)).toEqual([['admin2']]);
  expect(isFullyConsented({ ...flat, given: [{ userId: 'admin2', managerRepId: null }] })).toBe(true);
});

test('one person alone never approves, whatever roles they hold', () => {
  const alone = facts({ approvers: [admin], proposerId: 'admin', managerOf: new Map() });
  expect(isFullyConsented(alone)).toBe(false);
  expect(names(alone)).toEqual([[]]);
});

test('a circle of managers in the data ends', () => {
  const circle = facts({
    managerOf: new Map([
      [20, 2],
      [30, 2],
      [2, 3],
      [3, 2],
    ]),
    approvers: [admin],
  });
  expect(names(circle)).toEqual([['admin']]);
});

test('an administrator who proposes does not stand in for a manager without a sign-in when another can', () => {
  const other = { ...admin, userId: 'other' };
  expect(names(facts({ proposerId: 'admin', approvers: [admin, other] }))).toEqual([['other'], ['other']]);
});

test('when the only consent is that of a proposer who can no longer sign in, a second person is asked', () => {
  const gone = facts({ repIds: [20, 21], approvers: [top, ben, admin], given: [{ userId: 'anna', managerRepId: 2 }] });
  expect(isFullyConsented(gone)).toBe(false);
  expect(slotsFor('top', gone)).toHaveLength(1);
  expect(isFullyConsented({ ...gone, given: [...gone.given, { userId: 'top', managerRepId: null }] })).toBe(true);
});

test('a trade that the system drafted still needs two people', () => {
  const drafted = facts({ repIds: [20, 21], proposerId: null, given: [{ userId: 'anna', managerRepId: 2 }] });
  expect(isFullyConsented(drafted)).toBe(false);
  expect(slotsFor('anna', drafted)).toEqual([]);
  expect(slotsFor('top', drafted)).toHaveLength(1);
});

const dan = { userId: 'dan', name: 'Dan', role: 'manager' as const, repId: 99 };
const away = (change: Partial<ConsentFacts>, standIn = 'dan'): ConsentFacts =>
  facts({
    approvers: [top, anna, ben, admin, rep, dan],
    proposerId: 'ben',
    standIns: new Map([['anna', standIn]]),
    ...change,
  });

test('who stands in for an absent manager may consent besides them, in their stead', () => {
  const [slot] = consentSlots(away({}));
  expect(slot.eligible.map(approverName)).toEqual(['Anna', 'Dan for Anna']);
  expect(slotsFor('dan', away({})).map(({ managerRepId }) => managerRepId)).toEqual([2]);
  const given = [
    { userId: 'ben', managerRepId: 3 },
    { userId: 'dan', managerRepId: 2 },
  ];
  expect(isFullyConsented(away({ given }))).toBe(true);
});

test('nobody consents for an absent manager to what they proposed; the manager above does', () => {
  expect(names(away({ proposerId: 'dan' }))[0]).toEqual(['anna', 'top']);
  expect(slotsFor('dan', away({ proposerId: 'dan' }))).toEqual([]);
});

test('nobody consents for both sides: not who manages the other side', () => {
  const other = away({ proposerId: 'admin' }, 'ben');
  expect(names(other)).toEqual([['anna', 'top'], ['ben']]);
  expect(slotsFor('ben', other).map(({ managerRepId }) => managerRepId)).toEqual([3]);
});

test('nobody consents for both sides: not who stands in for both managers', () => {
  const standIns = new Map([
    ['anna', 'dan'],
    ['ben', 'dan'],
  ]);
  const both = away({ proposerId: 'admin', standIns });
  expect(slotsFor('dan', both).map(({ managerRepId }) => managerRepId)).toEqual([2]);
  const after = { ...both, given: [{ userId: 'dan', managerRepId: 2 }] };
  expect(slotsFor('dan', after)).toEqual([]);
  expect(names(after)[1]).toEqual(['ben', 'top']);
});

test('who stood in for a manager is not the second pair of eyes as well', () => {
  const own = away({
    repIds: [20, 21],
    proposerId: null,
    standIns: new Map([
      ['anna', 'dan'],
      ['top', 'dan'],
    ]),
  });
  const after = { ...own, given: [{ userId: 'dan', managerRepId: 2, forUserId: 'anna' }] };
  expect(isFullyConsented(after)).toBe(false);
  expect(slotsFor('dan', after)).toEqual([]);
  expect(names(after)[1]).toEqual(['top', 'admin']);
});

test('a rep, a leader or a user who can no longer sign in never stands in', () => {
  for (const standIn of ['rep', 'gone']) expect(names(away({}, standIn))[0]).toEqual(['anna', 'top']);
  const leader = { ...dan, role: 'leader' as const };
  expect(names(away({ approvers: [top, anna, ben, leader] }))[0]).toEqual(['anna', 'top']);
});

test('standing in does not reach beyond who is absent: no chain of stand-ins', () => {
  const standIns = new Map([
    ['anna', 'dan'],
    ['dan', 'admin'],
  ]);
  expect(names(away({ standIns }))[0]).toEqual(['anna', 'dan']);
});
