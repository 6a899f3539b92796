import { expectedOfMove } from '../../../src/planning/problem/moves';
import { problemOf } from '../../../src/planning/problem/problem';
import { SPREAD, type Variation, variationOf } from '../../../src/planning/robustness/variation';
import { variedWorthOf } from '../../../src/planning/robustness/variedWorth';
import { account, input, rep } from '../company';

test('every factor is drawn evenly within a fifth, each by itself, and again the same for the same seed', () => {
  const draws = Array.from({ length: 2_000 }, (_, n) => variationOf(7, n));
  const columns = [
    draws.map((draw) => draw.headroomShare),
    draws.map((draw) => draw.handoverLoss),
    draws.map((draw) => draw.fit(11, 1)),
    draws.map((draw) => draw.fit(11, 2)),
    draws.map((draw) => draw.fit(12, 1)),
  ];
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  for (const column of columns) {
    expect(Math.min(...column)).toBeGreaterThanOrEqual(1 - SPREAD);
    expect(Math.max(...column)).toBeLessThanOrEqual(1 + SPREAD);
    // The standard error of the mean is 0.0026; the variance of an even draw is spread² ÷ 3.
    expect(Math.abs(mean(column) - 1)).toBeLessThan(0.01);
    expect(mean(column.map((value) => (value - 1) ** 2))).toBeCloseTo(SPREAD ** 2 / 3, 2);
  }
  for (const [i, a] of columns.entries()) {
    for (const b of columns.slice(i + 1)) {
      expect(Math.abs(mean(a.map((value, n) => (value - 1) * (b[n] - 1))))).toBeLessThan(0.0015);
    }
  }
  expect(variationOf(7, 3).fit(11, 1)).toBe(draws[3].fit(11, 1));
  expect(variationOf(8, 3).headroomShare).not.toBe(draws[3].headroomShare);
});

const varied = (change: Partial<Variation>): Variation => ({
  headroomShare: 1,
  handoverLoss: 1,
  fit: () => 1,
  ...change,
});

test('a move is valued with the varied beliefs and fits', () => {
  // Everybody's book is all of one kind, so every fit and their average are 1. Headroom 300.00, four years without a
  // gain: the owner is expected to win κ·ρ·2 ÷ 6 of it.
  const problem = problemOf(input([rep(1), rep(2)], [account(11, 1), account(12, 2)]));
  const worth = variedWorthOf(problem, 0, 1);
  // 300.00 × (0.1 − 0.0333…) − 0.06 × 100.00
  expect(worth(varied({}))).toBe(2_000 - 600);
  // 300.00 × (0.12 × 0.9 − 0.04) − 0.048 × 100.00: the owner's fit of 1.1 stays 1.
  const fit: Variation['fit'] = (_, taker) => (taker === 2 ? 0.9 : 1.1);
  expect(worth({ headroomShare: 1.2, handoverLoss: 0.8, fit })).toBe(2_040 - 480);
});

test('without any variation a move is worth what the plan says', () => {
  const attributes = { industry: 'Bank', segment: 'Small', region: 'West', sizeTercile: '1' };
  const mixed = rep(3, { bookByAttribute: { ...rep(3).bookByAttribute, industry: { Bank: 30_000, Retail: 70_000 } } });
  const accounts = [
    account(11, 1, { attributes, potentialGrade: 'C' }),
    account(12, 2, { groupId: 12 }),
    account(13, 2, { groupId: 12, attributes: { ...attributes, region: 'unknown' }, t4qCents: 0 }),
    account(14, 3, { ownerCapture: { years: 2, rate: -0.3 } }),
  ];
  const problem = problemOf(input([rep(1), rep(2), mixed], accounts));
  for (const unit of problem.units) {
    for (const to of [0, 1, 2].filter((index) => index !== unit.owner)) {
      expect(variedWorthOf(problem, unit.index, to)(varied({}))).toBe(expectedOfMove(problem, unit.index, to));
    }
  }
});
