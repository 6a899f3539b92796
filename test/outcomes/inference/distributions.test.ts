import { normalQuantile } from '../../../src/growth/statistics/normal';
import { chiSquareTail } from '../../../src/outcomes/inference/chiSquare';
import { waldTest } from '../../../src/outcomes/inference/wald';

test('normal quantiles as in the tables', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13);
  expect(normalQuantile(0.75)).toBeCloseTo(0.6744897501960817, 13);
  expect(normalQuantile(0.005)).toBeCloseTo(-2.5758293035489004, 12);
  expect(normalQuantile(0.5)).toBeCloseTo(0, 15);
});

test('chi-square tails as in the tables, for odd and even degrees of freedom', () => {
  expect(chiSquareTail(3.841458820694124, 1)).toBeCloseTo(0.05, 12);
  expect(chiSquareTail(2 * Math.log(20), 2)).toBeCloseTo(0.05, 13);
  expect(chiSquareTail(11.070497693516351, 5)).toBeCloseTo(0.05, 12);
  expect(chiSquareTail(18.307038053275146, 10)).toBeCloseTo(0.05, 12);
  expect(chiSquareTail(124.34211340400407, 100)).toBeCloseTo(0.05, 11);
  expect(chiSquareTail(0, 3)).toBe(1);
  expect(chiSquareTail(5000, 3)).toBe(0);
});

test('a Wald test by hand: (2, 1) with covariance (4, 2; 2, 3) is 1', () => {
  // The inverse is (3, −2; −2, 4) / 8, so 12 − 8 + 4 = 8 eighths; two degrees of freedom: p = exp(−½).
  const { wald, df, p } = waldTest([2, 1], Float64Array.of(4, 2, 2, 3))!;
  expect(wald).toBeCloseTo(1, 14);
  expect(df).toBe(2);
  expect(p).toBeCloseTo(Math.exp(-0.5), 14);
});

test('no Wald test from a singular covariance', () => {
  expect(waldTest([1, 2], Float64Array.of(1, 2, 2, 4))).toBeNull();
  expect(waldTest([1, 0], Float64Array.of(1, 0, 0, 0))).toBeNull();
});
