import fc from 'fast-check';
import { countBelow, median, quantile } from '../../../src/growth/statistics/quantiles';

const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 });
const sortedOf = (values: number[]): Float64Array => Float64Array.from(values).sort();

test('type 7 puts the k-th of n values at (k − 1)/(n − 1), as defined by Hyndman & Fan (1996)', () => {
  const values = [2, 3, 5, 7, 11];
  values.forEach((value, k) => {
    expect(quantile(values, k / 4)).toBe(value);
  });
  expect(quantile(values, 0.8)).toBeCloseTo(7 + 0.2 * 4, 12);
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.25)).toBeCloseTo(3.25, 12);
});

test('of nothing there is no quantile', () => {
  expect(quantile([], 0.5)).toBeNull();
  expect(quantile([7], 0.5, 0)).toBeNull();
  expect(median([])).toBeNull();
});

test('leaving one out is the same as sorting without it', () => {
  const property = fc.property(numbers, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (values, pick, p) => {
    const sorted = sortedOf(values);
    const left = values[pick % values.length];
    const rest = [...values];
    rest.splice(pick % values.length, 1);
    expect(quantile(sorted, p, countBelow(sorted, left))).toEqual(quantile(sortedOf(rest), p));
  });
  fc.assert(property, { seed: 1, numRuns: 300 });
});

test('a quantile lies within the values and rises with p', () => {
  const p = fc.double({ min: 0, max: 1, noNaN: true });
  const property = fc.property(numbers, p, p, (values, a, b) => {
    const sorted = sortedOf(values);
    const [low, high] = [quantile(sorted, Math.min(a, b))!, quantile(sorted, Math.max(a, b))!];
    expect(low).toBeGreaterThanOrEqual(sorted[0]);
    expect(high).toBeLessThanOrEqual(sorted[sorted.length - 1]);
    expect(low).toBeLessThanOrEqual(high + 1e-9);
  });
  fc.assert(property, { seed: 2, numRuns: 300 });
});
