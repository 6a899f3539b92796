import { account, accountsOf, owned, steady } from './inputs';

/** Account 1 earned 400, then 500, then 450 a year; its three peers are flat, its potential is 800. */
const SALES = {
  1: [...steady(100, 4), ...steady(125, 4), ...steady(112.5, 4)],
  2: steady(100, 12),
  3: steady(100, 12),
  4: steady(100, 12),
};
const accounts = [1, 2, 3, 4].map((id) => account(id, id === 1 ? { potentialCents: 80_000, potentialGrade: 'A' } : {}));

test('the mean of what was won of the headroom a year earlier, net of peers', () => {
  const capture = accountsOf({ sales: SALES, accounts }).get(1)!.ownerCapture;
  // Last year (450 − 500)/(800 − 500), the year before (500 − 400)/(800 − 400).
  expect(capture.years).toBe(2);
  expect(capture.rate).toBeCloseTo((-50 / 300 + 100 / 400) / 2, 12);
});

test('only whole years of the present owner count', () => {
  const assignments = [owned(1, 2, '2020-01-01', '2025-01-01'), owned(1, 1, '2025-01-01')];
  const capture = accountsOf({ sales: SALES, accounts, assignments }).get(1)!.ownerCapture;
  expect(capture.years).toBe(1);
  expect(capture.rate).toBeCloseTo(-50 / 300, 12);
  const late = [owned(1, 2, '2020-01-01', '2025-02-01'), owned(1, 1, '2025-02-01')];
  expect(accountsOf({ sales: SALES, accounts, assignments: late }).get(1)!.ownerCapture).toEqual({ years: 0, rate: 0 });
});

test('a year without headroom does not count, and one year never counts as more than all of it', () => {
  const small = accounts.map((a) => (a.id === 1 ? { ...a, potentialCents: 40_100 } : a));
  // The year before won 100 of a headroom of 1; a year later there was none.
  expect(accountsOf({ sales: SALES, accounts: small }).get(1)!.ownerCapture).toEqual({ years: 1, rate: 1 });
});

test('growth of the peers is taken off', () => {
  const sales = { ...SALES, 1: [...steady(100, 4), ...steady(110, 4)] };
  for (const id of [2, 3, 4] as const) sales[id] = [...steady(100, 4), ...steady(110, 4)];
  const capture = accountsOf({ sales, accounts }).get(1)!.ownerCapture;
  expect(capture.years).toBe(1);
  expect(capture.rate).toBeCloseTo(0, 12);
});
