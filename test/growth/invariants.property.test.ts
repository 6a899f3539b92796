import fc from 'fast-check';
import { analyseGrowth, growthResult } from '../../src/growth/analyse';
import { isNonGrowing } from '../../src/growth/states';
import type { GrowthAnalysis, GrowthInput } from '../../src/growth/types';
import { seededRandom } from '../../src/shared/random';
import { account, inputOf, owned, rep } from './inputs';

const SEGMENTS = ['Retail', 'Public', 'Food'];

/** A made-up company of some 40 accounts with gaps, returns, owner changes, families, locks, deals and absences. */
function company(seed: number): GrowthInput {
  const random = seededRandom(seed);
  const ids = Array.from({ length: 25 + random.below(20) }, (_, i) => i + 1);
  const sales = Object.fromEntries(
    ids.map((id) => {
      const quarters = random.pick([12, 12, 12, 9, 6]);
      const level = Math.exp(4 + random.normal());
      const drift = 1 + 0.05 * random.normal();
      const amount = (i: number) => (random.below(8) === 0 ? random.pick([0, -3]) : level * drift ** i);
      return [id, Array.from({ length: quarters }, (_, i) => amount(i))];
    }),
  );
  const input = inputOf({
    sales,
    categories: ids.flatMap((id) =>
      [1, 2, 3].filter(() => random.below(2)).map((c): [number, number, number] => [id, c, random.below(90)]),
    ),
    accounts: ids.map((id) =>
      account(id, {
        segment: random.pick(SEGMENTS),
        region: random.pick(['North', 'South']),
        parentId: random.below(5) === 0 ? 1 + random.below(ids.length) : null,
        lockedUntil: random.below(9) === 0 ? '2027-01-01' : null,
        potentialCents: random.below(3) === 0 ? random.below(200_000) : null,
      }),
    ),
    reps: [rep(1), rep(2), rep(3, { endDate: '2025-06-30' }), rep(4)],
    assignments: ids.flatMap((id) => {
      if (random.below(10) === 0) return [];
      const day = random.pick(['2022-06-01', '2024-02-10', '2025-04-01']);
      const last = owned(id, 1 + random.below(4), day);
      return random.below(3) === 0
        ? [owned(id, 1 + random.below(4), '2020-01-01', day), last]
        : [{ ...last, from: '2020-01-01' }];
    }),
    absences: [{ repId: 2, from: '2025-01-10', to: '2025-02-01' }],
    exclusions: [{ accountId: 3, repId: null, reason: 'talks', until: '2026-01-31' }],
  });
  return input;
}

const seeds = fc.integer({ min: 1, max: 1_000_000 });
const check = (property: (seed: number) => void, numRuns = 25) =>
  fc.assert(fc.property(seeds, property), { seed: 11, numRuns });

test('the order of the rows changes nothing', () => {
  check((seed) => {
    const input = company(seed);
    const random = seededRandom(seed + 1);
    const shuffled = {
      ...input,
      accounts: random.shuffle(input.accounts),
      reps: random.shuffle(input.reps),
      assignments: random.shuffle(input.assignments),
    };
    expect(analyseGrowth(shuffled)).toEqual(analyseGrowth(input));
  });
});

test('rows that are put together one at a time are those of the whole analysis, each time they are asked for', () => {
  const input = company(11);
  const result = growthResult(input);
  const whole = analyseGrowth(input);
  expect([...result.accounts]).toEqual(whole.accounts);
  expect([...result.accounts]).toEqual(whole.accounts);
  expect([result.reps, result.company]).toEqual([whole.reps, whole.company]);
});

test('money a thousand times larger leaves every growth and verdict as it is', () => {
  const shares = (analysis: GrowthAnalysis) =>
    analysis.accounts.map((a) => [a.state, a.growth, a.peerGrowth, a.percentile, a.peers, a.candidate, a.tenureYears]);
  check((seed) => {
    const input = company(seed);
    const larger = {
      ...input,
      accounts: input.accounts.map((a) => ({ ...a, potentialCents: a.potentialCents && a.potentialCents * 1024 })),
      revenue: { ...input.revenue, cents: input.revenue.cents.map((cents) => cents * 1024) },
    };
    const [before, after] = [analyseGrowth(input), analyseGrowth(larger)];
    expect(shares(after)).toEqual(shares(before));
    expect(after.reps.map((r) => [r.verdict, r.rawEffect, r.effect])).toEqual(
      before.reps.map((r) => [r.verdict, r.rawEffect, r.effect]),
    );
    expect(after.company.t4qCents).toBe(before.company.t4qCents * 1024);
  });
});

test('figures agree with each other; null, never NaN', () => {
  check((seed) => {
    const analysis = analyseGrowth(company(seed));
    expect(JSON.stringify(analysis)).toBe(JSON.stringify(analysis, (_, v) => (Number.isNaN(v) ? 'NaN' : v)));
    for (const a of analysis.accounts) {
      expect(a.headroomCents).toBe(Math.max(0, a.potentialCents - a.t4qCents));
      if (a.penetration !== null) expect(a.penetration * a.potentialCents).toBeCloseTo(a.t4qCents, 4);
      if (a.percentile !== null) expect(a.percentile >= 0 && a.percentile <= 1).toBe(true);
      expect(Math.abs(a.ownerCapture.rate)).toBeLessThanOrEqual(1);
      expect(Number.isInteger(a.potentialCents)).toBe(true);
      if (a.candidate || a.state === 'growing') expect(a.notCandidateBecause).toEqual([]);
      else expect(a.notCandidateBecause.length).toBeGreaterThan(0);
    }
    const { company: total, accounts } = analysis;
    const sum = (values: number[]) => values.reduce((x, y) => x + y, 0);
    expect(sum(Object.values(total.byState).map((s) => s.t4qCents))).toBe(total.t4qCents);
    expect(sum(Object.values(total.byState).map((s) => s.accounts))).toBe(accounts.length);
    const unowned = accounts.filter((a) => a.ownerId === null);
    expect(sum(analysis.reps.map((r) => r.bookT4qCents)) + sum(unowned.map((a) => a.t4qCents))).toBe(total.t4qCents);
  });
});

test('a customer group is a candidate as a whole or not at all', () => {
  check((seed) => {
    const { accounts } = analyseGrowth(company(seed));
    for (const group of new Set(accounts.map((a) => a.groupId))) {
      const members = accounts.filter((a) => a.groupId === group);
      expect(new Set(members.map((a) => a.candidate)).size).toBe(1);
      expect(new Set(members.map((a) => a.ownerId)).size).toBe(1);
      if (!members[0].candidate) continue;
      const of = (some: typeof members) => some.reduce((total, a) => total + a.t4qCents, 0);
      expect(2 * of(members.filter((a) => isNonGrowing(a.state)))).toBeGreaterThanOrEqual(of(members));
      expect(members[0].ownerId).not.toBeNull();
    }
  });
});
