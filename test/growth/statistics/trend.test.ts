import { normalCdf, twoSidedP } from '../../../src/growth/statistics/normal';
import { mannKendall, meanAndSd, theilSenSlope } from '../../../src/growth/statistics/trend';

test('Mann–Kendall with a tie: the worked example of J. Little, College of the Holy Cross', () => {
  const values = [12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9, 11.0, 17.3, 15.9, 19.0, 18.3, 20.1, 21.7];
  const { s, variance, p } = mannKendall(values);
  expect(s).toBe(54);
  expect(variance).toBeCloseTo((14 * 13 * 33) / 18 - (2 * 1 * 9) / 18, 10);
  expect((s - 1) / Math.sqrt(variance)).toBeCloseTo(2.9058, 4);
  expect(p / 2).toBeCloseTo(0.0018, 4);
});

test('Mann–Kendall of 1 to 100: S 4950, variance 112750', () => {
  const { s, variance } = mannKendall(Array.from({ length: 100 }, (_, i) => i + 1));
  expect([s, variance]).toEqual([4950, 112750]);
});

test('values that are all equal show no trend', () => {
  expect(mannKendall([5, 5, 5, 5, 5, 5, 5, 5])).toEqual({ s: 0, variance: 0, p: 1 });
  expect(theilSenSlope([5, 5, 5, 5])).toBe(0);
});

test('the slope is the median of all pairwise slopes and forgives an outlier', () => {
  // Slopes of 1, 3, 2, 7: 2, 1/2, 2, −1, 2, 5 → sorted −1, ½, 2, 2, 2, 5.
  expect(theilSenSlope([1, 3, 2, 7])).toBe(2);
  expect(theilSenSlope([0, 1, 2, 3, 400, 5, 6, 7])).toBe(1);
  expect(theilSenSlope([3])).toBeNull();
});

test('the normal distribution at tabled points', () => {
  expect(normalCdf(0)).toBe(0.5);
  expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 12);
  expect(normalCdf(-1.2815515655446004)).toBeCloseTo(0.1, 12);
  expect(normalCdf(-40)).toBe(0);
  expect(twoSidedP(-2.5758293035489004)).toBeCloseTo(0.01, 12);
});

test('mean and standard deviation with n − 1', () => {
  const { mean, sd } = meanAndSd([2, 4, 4, 4, 5, 5, 7, 9]);
  expect(mean).toBeCloseTo(5, 12);
  expect(sd).toBeCloseTo(Math.sqrt(32 / 7), 12);
  expect(meanAndSd([3]).sd).toBe(0);
});
