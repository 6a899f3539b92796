import { makeDemoCompany } from '../../src/demo/makeDemoCompany';
import { pastRounds } from '../../src/demo/timeline';
import type { PastRotation } from '../../src/demo/types';
import { addDays, quarterIndex, quarterIndexOfDay } from '../../src/shared/calendar';
import { parseAmount } from '../../src/shared/money';
import { company, quartersByAccount, TODAY } from './figures';

const rounds = pastRounds(TODAY);
const last = quarterIndexOfDay(TODAY, 1) - 1;

const sells = (id: string): boolean =>
  quartersByAccount
    .get(id)
    ?.slice(8)
    .every((cents) => cents > 0) ?? false;

/** Two accounts of two reps, exchanged in each round. */
const past = rounds.map(({ effective: _, ...round }, n): PastRotation => {
  const [a, b] = ['R101', 'R104'].map(
    (rep) =>
      company.assignments.filter(
        (s) => s.rep_id === rep && s.role === 'owner' && s.end_date === '' && sells(s.account_id),
      )[n],
  );
  const leg = (one: typeof a, other: typeof a) => ({
    accountId: one.account_id,
    fromRepId: one.rep_id,
    toRepId: other.rep_id,
  });
  return { ...round, swaps: [{ legs: [leg(a, b), leg(b, a)] }] };
});
const lived = makeDemoCompany(TODAY, past);

test('the first rotation has six complete quarters after it, the second two', () => {
  expect(rounds.map((r) => last - quarterIndexOfDay(r.effectiveDate, 1) + 1)).toEqual([6, 2]);
  for (const r of rounds) {
    expect(quarterIndex(r.asOf)).toBe(quarterIndexOfDay(r.cutOff, 1) - 1);
    expect(r.cutOff < r.proposedOn && r.proposedOn < r.effectiveDate).toBe(true);
  }
  expect(addDays(rounds[0].effectiveDate, -46)).toBe(rounds[0].cutOff);
});

test('what was booked before a round does not depend on what it swaps; nor does anything about other accounts', () => {
  const moved = new Set(past.flatMap(({ swaps }) => swaps.flatMap(({ legs }) => legs.map((leg) => leg.accountId))));
  const [effect] = past.map(({ effectiveDate }) => effectiveDate.slice(0, 7)).sort();
  const settled = (rows: typeof lived.revenue): string =>
    JSON.stringify(rows.filter((r) => r.month < effect || !moved.has(r.account_id)));
  expect(settled(lived.revenue) === settled(company.revenue)).toBe(true);
  expect(lived.accounts).toEqual(company.accounts);
});

test('what was planted is what the revenue shows, to the minor unit', () => {
  expect(lived.plantedEffects).toHaveLength(4);
  for (const effect of lived.plantedEffects) {
    for (const { quarter, share, withSwapCents, withoutSwapCents } of effect.quarters) {
      const rows = lived.revenue.filter(
        (r) => r.account_id === effect.accountId && quarterIndexOfDay(`${r.month}-01`, 1) === quarterIndex(quarter),
      );
      expect(rows.reduce((sum, r) => sum + parseAmount(r.amount)!, 0)).toBe(withSwapCents);
      expect(withSwapCents).toBe(Math.round(withoutSwapCents * (1 + share)));
    }
    expect(effect.quarters[0].share).toBe(-0.08);
    expect(effect.quarters.slice(1).every((q) => q.share === effect.effectShare)).toBe(true);
  }
});

test('after a swap the new owner sells', () => {
  for (const rotation of past) {
    for (const leg of rotation.swaps[0].legs) {
      const rows = lived.revenue.filter((r) => r.account_id === leg.accountId);
      const month = rotation.effectiveDate.slice(0, 7);
      expect(new Set(rows.filter((r) => r.month >= month).map((r) => r.rep_id))).toEqual(new Set([leg.toRepId]));
      expect(rows.filter((r) => r.month < month).at(-1)?.rep_id).toBe(leg.fromRepId);
    }
  }
});
