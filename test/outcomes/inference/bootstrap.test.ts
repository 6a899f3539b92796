import { bandCriticalValue, pointwiseCriticalValue } from '../../../src/outcomes/inference/bands';
import { clusterSums, covariance, standardErrors, unitClusters } from '../../../src/outcomes/inference/clusters';
import { multiplierBootstrap } from '../../../src/outcomes/inference/multiplierBootstrap';
import { seededRandom } from '../../../src/shared/random';

test('every draw gives every cluster a sign of its own, the same in all columns', () => {
  const clusters = 21;
  // The first column tells the signs: powers of two add up in one way only.
  const powers = Float64Array.from({ length: clusters }, (_, c) => 2 ** c);
  const other = Float64Array.from({ length: clusters }, (_, c) => Math.sin(c + 1));
  const draws = multiplierBootstrap(clusterSums([powers, other], unitClusters(clusters)), 200, seededRandom(5));
  const plus = new Float64Array(clusters);
  for (let draw = 0; draw < 200; draw++) {
    const code = (draws[2 * draw] + 2 ** clusters - 1) / 2;
    const signs = Array.from(powers, (power) => (Math.floor(code / power) % 2 === 1 ? 1 : -1));
    signs.forEach((sign, c) => {
      if (sign === 1) plus[c]++;
    });
    const sum = signs.reduce((total, sign, c) => total + sign * other[c], 0);
    expect(draws[2 * draw + 1]).toBeCloseTo(sum, 12);
  }
  for (const count of plus) expect(Math.abs(count - 100)).toBeLessThan(35);
});

test('ten independent estimates: the band is that of the largest of ten normals', () => {
  const random = seededRandom(11);
  const columns = Array.from({ length: 10 }, () => Float64Array.from({ length: 400 }, () => random.normal()));
  const draws = multiplierBootstrap(clusterSums(columns, unitClusters(400)), 4000, seededRandom(3));
  const all = columns.map((_, k) => k);
  // P(all ten |Z| below c) = 0.95 at c = 2.80; the scale by interquartile ranges and 4,000 draws blur it.
  expect(bandCriticalValue(draws, 10, all, 0.95)).toBeGreaterThan(2.7);
  expect(bandCriticalValue(draws, 10, all, 0.95)).toBeLessThan(2.9);
  expect(bandCriticalValue(draws, 10, [4], 0.95)).toBe(pointwiseCriticalValue(0.95));
});

test('errors and covariances of cluster sums by hand', () => {
  const sums = clusterSums([Float64Array.of(1, 2, 3), Float64Array.of(0, -1, 1)], {
    of: Int32Array.of(0, 1, 0),
    count: 2,
  });
  // Sums (4, 2) and (1, −1), three units.
  expect(Array.from(standardErrors(sums))).toEqual([Math.sqrt(20) / 3, Math.sqrt(2) / 3]);
  expect(Array.from(covariance(sums, [0, 1]))).toEqual([20 / 9, 2 / 9, 2 / 9, 2 / 9]);
});
