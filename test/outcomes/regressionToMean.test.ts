import { revenueLookup } from '../../src/outcomes/accountChange';
import { regressionToMean } from '../../src/outcomes/regressionToMean';
import { seededRandom } from '../../src/shared/random';

/** Accounts with a level of their own and independent noise: whoever stood still by chance comes back. */
function noisyAccounts(accounts: number, quarters: number) {
  const random = seededRandom(3);
  const rows = Array.from({ length: accounts }, () => {
    const level = 1000 * Math.exp(random.normal());
    return Array.from({ length: quarters }, () => Math.round(level * Math.exp(0.4 * random.normal())));
  });
  const accountIds = rows.map((_, i) => i + 1);
  return {
    rows,
    accountIds,
    revenue: { firstQuarter: 0, quarters, accountIds, cents: Float64Array.from(rows.flat()) },
  };
}

test('accounts chosen for a bad year regain by themselves what chance took', () => {
  const { rows, accountIds, revenue } = noisyAccounts(2000, 20);
  const year = (row: number[], last: number): number => row.slice(last - 3, last + 1).reduce((sum, x) => sum + x, 0);
  const chosen = accountIds.filter((id) => year(rows[id - 1], 11) < 0.9 * year(rows[id - 1], 7));
  const result = regressionToMean([{ asOf: 11, chosen, all: accountIds }], revenueLookup(revenue), 19);
  expect(result.regained).toBeGreaterThan(0.04);
  expect(result.points.map((point) => point.quarter)).toEqual(Array.from({ length: 16 }, (_, i) => i - 7));
  expect(result.accounts).toBe(chosen.length);
});

test('by hand: the four quarters of the choice are 1, and both sides are set against them', () => {
  const cents = [10, 10, 10, 10, 12, 6, 12, 12, 20, 20, 20, 20, 24, 24, 24, 24];
  const revenue = { firstQuarter: 0, quarters: 8, accountIds: [1, 2], cents: Float64Array.from(cents) };
  const { points, regained } = regressionToMean([{ asOf: 3, chosen: [1], all: [1, 2] }], revenueLookup(revenue), 7);
  expect(points.find(({ quarter }) => quarter === 0)).toMatchObject({ chosen: 1, all: 1, choices: 1 });
  expect(points.find(({ quarter }) => quarter === 2)).toMatchObject({ chosen: 0.6, all: 1 });
  expect(regained).toBeCloseTo(42 / 40 / (138 / 120) - 1, 12);
});

test('without a year after the choice nothing is said to be regained', () => {
  const { accountIds, revenue } = noisyAccounts(20, 8);
  const result = regressionToMean([{ asOf: 5, chosen: [1, 2], all: accountIds }], revenueLookup(revenue), 7);
  expect(result.regained).toBeNull();
});
