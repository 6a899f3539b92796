import { addDays, quarterIndex, quarterIndexOfDay } from '../../src/shared/calendar';
import { company, quartersByAccount, TODAY, t4q } from './figures';

const last = quarterIndexOfDay(TODAY, 1) - 1;
const positionOf = (quarter: string): number => quarterIndex(quarter) - last + 15;
const legsOf = (rotation: (typeof company.pastRotations)[number]) => rotation.swaps.flatMap((swap) => swap.legs);

test('the first rotation has six complete quarters after it, the second two', () => {
  const after = company.pastRotations.map((r) => last - quarterIndexOfDay(r.effectiveDate, 1) + 1);
  expect(after).toEqual([6, 2]);
  for (const r of company.pastRotations) {
    expect(quarterIndex(r.asOf)).toBe(quarterIndexOfDay(r.cutOff, 1) - 1);
    expect(r.cutOff < r.proposedOn && r.proposedOn < r.effectiveDate).toBe(true);
  }
});

test('each swap exchanges two accounts that stood still, of similar revenue, within a team', () => {
  const manager = new Map(company.reps.map((r) => [r.rep_id, r.manager_id]));
  for (const rotation of company.pastRotations) {
    const asOf = positionOf(rotation.asOf);
    for (const { legs } of rotation.swaps) {
      const [a, b] = legs;
      expect([a.fromRepId, a.toRepId]).toEqual([b.toRepId, b.fromRepId]);
      expect(a.fromRepId).not.toBe(a.toRepId);
      expect(manager.get(a.fromRepId)).toBe(manager.get(a.toRepId));
      const [given, received] = legs.map((leg) => t4q(leg.accountId, asOf));
      expect(Math.abs(given - received)).toBeLessThanOrEqual(0.25 * Math.max(given, received));
      for (const leg of legs) {
        expect(t4q(leg.accountId, asOf) / t4q(leg.accountId, asOf - 4) - 1).toBeLessThanOrEqual(0.02);
      }
    }
  }
});

test('no account moves twice, no rep swaps more than twice a round, nobody gives what is not theirs', () => {
  const all = company.pastRotations.flatMap(legsOf).map((leg) => leg.accountId);
  expect(new Set(all).size).toBe(all.length);
  for (const rotation of company.pastRotations) {
    const given = new Map<string, number>();
    for (const leg of legsOf(rotation)) {
      given.set(leg.fromRepId, (given.get(leg.fromRepId) ?? 0) + 1);
      const spells = company.assignments.filter((s) => s.account_id === leg.accountId && s.role === 'owner');
      expect(spells.map((s) => [s.rep_id, s.end_date])).toEqual([[leg.fromRepId, '']]);
    }
    expect(Math.max(...given.values())).toBeLessThanOrEqual(2);
  }
});

test('what was planted is what the revenue shows, to the minor unit', () => {
  expect(company.plantedEffects).toHaveLength(32);
  for (const effect of company.plantedEffects) {
    for (const q of effect.quarters) {
      expect(quartersByAccount.get(effect.accountId)![positionOf(q.quarter)]).toBe(q.withSwapCents);
      expect(q.withSwapCents).toBe(Math.round(q.withoutSwapCents * (1 + q.share)));
    }
    expect(effect.quarters.slice(1).every((q) => q.share === effect.effectShare)).toBe(true);
    expect(effect.quarters[0].share).toBe(-0.08);
  }
});

test('the lift is about a tenth on average and differs: some accounts did worse', () => {
  const shares = company.plantedEffects.map((e) => e.effectShare);
  const mean = shares.reduce((a, b) => a + b, 0) / shares.length;
  expect(mean).toBeGreaterThan(0.08);
  expect(mean).toBeLessThan(0.16);
  expect(shares.filter((s) => s < 0).length).toBeGreaterThanOrEqual(2);
});

test('after a swap the new owner sells', () => {
  for (const rotation of company.pastRotations) {
    for (const leg of legsOf(rotation)) {
      const rows = company.revenue.filter((r) => r.account_id === leg.accountId);
      const before = rows.filter((r) => r.month < rotation.effectiveDate.slice(0, 7));
      const after = rows.filter((r) => r.month >= rotation.effectiveDate.slice(0, 7));
      expect(new Set(before.map((r) => r.rep_id))).toEqual(new Set([leg.fromRepId]));
      expect([leg.toRepId, undefined]).toContain(after[0]?.rep_id);
      expect(new Set(after.map((r) => r.rep_id)).size).toBeLessThanOrEqual(1);
    }
  }
  expect(addDays(company.pastRotations[0].effectiveDate, -46)).toBe(company.pastRotations[0].cutOff);
});
