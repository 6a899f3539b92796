import { moveRules, planRules, swapRules } from '../../src/planning/rules';
import type { PlanningAccount, PlanningInput, PlanningRep } from '../../src/planning/types';
import { account, firstPair, input, rep } from './company';

const rules = [...moveRules, ...swapRules, ...planRules];

/** What the named rule says of the exchange of the first two customers. */
function verdict(name: string, given: PlanningInput): string | null {
  const { problem, swap } = firstPair(given);
  const move = moveRules.find((rule) => rule.name === name);
  if (move) return swap.legs.map((leg) => move.check(problem, leg)).find((text) => text !== null) ?? null;
  const alone = swapRules.find((rule) => rule.name === name);
  if (alone) return alone.check(problem, swap);
  return planRules.find((rule) => rule.name === name)!.check(problem, [swap]);
}

const between = (
  one: Partial<PlanningRep>,
  two: Partial<PlanningRep>,
  plan: Partial<PlanningInput['plan']> = {},
  a: Partial<PlanningAccount> = {},
  b: Partial<PlanningAccount> = {},
  over: Partial<PlanningInput> = {},
): PlanningInput => input([rep(1, one), rep(2, two)], [account(11, 1, a), account(12, 2, b)], plan, over);

test('every rule has a name of its own and a sentence', () => {
  expect(new Set(rules.map((rule) => rule.name)).size).toBe(rules.length);
  for (const rule of rules) expect(rule.sentence).toMatch(/^[A-Z].*\.$/);
});

test('equal customers of equal reps break no rule', () => {
  expect(rules.map((rule) => verdict(rule.name, between({}, {})))).toEqual(rules.map(() => null));
});

test('inItselfValue: at most τ of the larger apart, exactly', () => {
  const wide = { bookValueTolerance: 1 };
  expect(verdict('inItselfValue', between({}, {}, wide, { t4qCents: 7_500 }))).toBeNull();
  expect(verdict('inItselfValue', between({}, {}, wide, { t4qCents: 7_499 }))).toContain('gives 74.99');
});

test('inItselfValue: at most β·ε of the smaller base apart', () => {
  const half = { bookValueTolerance: 0.02, inItselfShare: 0.5 };
  expect(verdict('inItselfValue', between({}, {}, half, { t4qCents: 9_000 }))).toBeNull();
  expect(verdict('inItselfValue', between({}, {}, half, { t4qCents: 8_999 }))).toContain('at most 10.00');
});

test('inItselfHeadroom: a rule for known potential, none where one is estimated', () => {
  const wide = { bookHeadroomTolerance: 1 };
  expect(verdict('inItselfHeadroom', between({}, {}, wide, { headroomCents: 15_000 }))).toBeNull();
  expect(verdict('inItselfHeadroom', between({}, {}, wide, { headroomCents: 14_999 }))).toContain('149.99');
  expect(verdict('inItselfHeadroom', between({}, {}, wide, { headroomCents: 0, potentialGrade: 'C' }))).toBeNull();
});

test('active: a rep who has left neither gives nor takes', () => {
  expect(verdict('active', between({}, { active: false }))).toBe('Rep R2 is not active on 2027-01-01.');
});

test('formerOwner: nothing goes back within the cool-down', () => {
  expect(verdict('formerOwner', between({}, {}, {}, { formerOwnerIds: [2] }))).toContain('R2 had customer A11');
  expect(verdict('formerOwner', between({}, {}, {}, { formerOwnerIds: [3] }))).toBeNull();
});

describe('team', () => {
  const managers = [rep(7, { managerId: 9 }), rep(8, { managerId: 9 }), rep(9)];
  const verdictWith = (one: number | null, two: number | null, crossTeam: 'off' | 'sameSecondLine' | 'any') =>
    verdict(
      'team',
      input([rep(1, { managerId: one }), rep(2, { managerId: two }), ...managers], [account(11, 1), account(12, 2)], {
        crossTeam,
      }),
    );

  test('off: the same direct manager', () => {
    expect(verdictWith(7, 7, 'off')).toBeNull();
    expect(verdictWith(7, 8, 'off')).toContain('teams between which the policy allows no exchange');
    expect(verdictWith(null, null, 'off')).toContain('teams between which the policy allows no exchange');
  });

  test('sameSecondLine: the managers have the same manager', () => {
    expect(verdictWith(7, 8, 'sameSecondLine')).toBeNull();
    expect(verdictWith(7, 9, 'sameSecondLine')).toContain('teams between which the policy allows no exchange');
  });

  test('any, or a company without managers: everyone', () => {
    expect(verdictWith(7, null, 'any')).toBeNull();
    expect(verdict('team', between({}, {}))).toBeNull();
  });
});

test('compatibility: serves the region, has the region, or anyone', () => {
  const east = { attributes: { ...account(1, 1).attributes, region: 'East' } };
  expect(verdict('compatibility', between({}, {}, {}, east))).toContain('does not serve East');
  expect(verdict('compatibility', between({}, { region: 'East' }, { compatibility: 'sameRegion' }, east))).toBeNull();
  expect(verdict('compatibility', between({}, {}, { compatibility: 'any' }, east))).toBeNull();
});

test('exclusions: hold through their last day', () => {
  const until = (day: string) => ({ exclusions: [{ accountId: 'A11', reason: 'asked for', until: day }] });
  expect(verdict('exclusions', between({}, {}, until('2027-01-01')))).toContain('A11 is kept out');
  expect(verdict('exclusions', between({}, {}, until('2026-12-31')))).toBeNull();
  const whole = { exclusions: [{ repId: 'R2', reason: 'on leave', until: '2027-06-30' }] };
  expect(verdict('exclusions', between({}, {}, whole))).toContain('R2 is kept out');
});

test('bookLimits: ε of the base, estimated headroom left out', () => {
  const wide = { valueTolerance: 1, bookValueTolerance: 0.05 };
  expect(verdict('bookLimits', between({}, {}, wide, { t4qCents: 15_000 }))).toBeNull();
  expect(verdict('bookLimits', between({}, {}, wide, { t4qCents: 15_001 }))).toContain('revenue of rep R1');
  expect(verdict('bookLimits', between({}, {}, {}, { headroomCents: 35_001 }))).toContain('known headroom');
  const estimated = { headroomCents: 90_000, potentialGrade: 'C' as const };
  expect(verdict('bookLimits', between({}, {}, {}, estimated, estimated))).toBeNull();
});

test('bookLimits: a small book counts as half the median book', () => {
  const reps = [rep(1, { bookT4qCents: 1_000 }), rep(2), rep(3)];
  const given = (t4qCents: number) =>
    verdict('bookLimits', input(reps, [account(11, 1, { t4qCents }), account(12, 2)], { bookValueTolerance: 0.02 }));
  expect(given(11_000)).toBeNull();
  expect(given(11_001)).toContain('at most 10.00');
});

test('yearlyMove: at most 2ε together with earlier trades, and a share of T4Q given away', () => {
  const moved = { movedT4qCents: 3_500 };
  expect(verdict('yearlyMove', between(moved, {}, {}, { t4qCents: 9_500 }))).toBeNull();
  expect(verdict('yearlyMove', between(moved, {}, {}, { t4qCents: 9_499 }))).toContain('+5.00');
  const tenth = { maxBookShareMovedPerYear: 0.1 };
  expect(verdict('yearlyMove', between({}, {}, tenth))).toBeNull();
  expect(verdict('yearlyMove', between({ givenT4qCents: 1 }, {}, tenth))).toContain('leaves 99.99');
});

test('capacity: no rep gets more accounts than allowed, but a swap of one for one is always possible', () => {
  const two = input(
    [rep(1), rep(2)],
    [account(11, 1), account(12, 2, { t4qCents: 5_000 }), account(13, 2, { groupId: 12, t4qCents: 5_000 })],
    {},
    { maxAccountsPerRep: 10 },
  );
  expect(verdict('capacity', two)).toContain('R1 would get 1 more accounts');
  expect(verdict('capacity', between({}, {}, {}, {}, {}, { maxAccountsPerRep: 5 }))).toBeNull();
});

test('swapsPerRep, maxSwaps, oneSwapEach: counted over the whole plan', () => {
  const { problem, swap } = firstPair(between({}, {}, { maxSwapsPerRep: 1, maxSwaps: 1 }));
  const twice = (name: string) => planRules.find((rule) => rule.name === name)!.check(problem, [swap, swap]);
  expect(twice('swapsPerRep')).toContain('in 2 swaps');
  expect(twice('maxSwaps')).toContain('2 swaps; at most 1');
  expect(twice('oneSwapEach')).toContain('A11 is in two swaps');
});
