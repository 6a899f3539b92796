import { clusterRobust, type Regression } from '../../../src/outcomes/effect/clusterRobust';
import { symmetricEigen } from '../../../src/outcomes/inference/symmetricEigen';
import { seededRandom } from '../../../src/shared/random';

const variance = (xs: number[]): number => {
  const mean = xs.reduce((a, b) => a + b, 0) / xs.length;
  return xs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (xs.length - 1);
};
const ones = (n: number) => new Float64Array(n).fill(1);

test('every unit a cluster: Welch’s error, and Bell & McCaffrey’s degrees of freedom of two means (Imbens & Kolesár 2016, §II)', () => {
  const [treated, untreated] = [
    [3, 7, 8.5],
    [1, 2, 4, 4.5, 5, 0.5, 2],
  ];
  const outcomes = Float64Array.of(...treated, ...untreated);
  const rows = Array.from(outcomes, (_, i) => Float64Array.of(1, i < 3 ? 1 : 0));
  const fit = clusterRobust([{ rows, weights: ones(10), outcomes, clusters: [...outcomes.keys()], column: 1 }], [1]);
  expect(fit.value).toBeCloseTo(18.5 / 3 - 19 / 7, 12);
  expect(fit.error).toBeCloseTo(Math.sqrt(variance(treated) / 3 + variance(untreated) / 7), 12);
  // (n₀ + n₁)²(n₀ − 1)(n₁ − 1) / (n₁²(n₁ − 1) + n₀²(n₀ − 1)) with 7 and 3
  expect(fit.df).toBeCloseTo((100 * 6 * 2) / (9 * 2 + 49 * 6), 12);
});

test('equal clusters and a mean: the error of the cluster means, clusters − 1 degrees of freedom', () => {
  const means = [1, 4, 6, 3];
  const outcomes = Float64Array.from(means.flatMap((m) => [m - 1, m, m + 1]));
  const rows = Array.from(outcomes, () => Float64Array.of(1));
  const clusters = Array.from(outcomes, (_, i) => Math.floor(i / 3));
  const fit = clusterRobust([{ rows, weights: ones(12), outcomes, clusters, column: 0 }], [1]);
  expect(fit.error).toBeCloseTo(Math.sqrt(variance(means) / 4), 12);
  expect(fit.df).toBeCloseTo(3, 10);
});

/** CR2 and its degrees of freedom written out with whole matrices. */
function writtenOut({ rows, weights, outcomes, clusters, column }: Regression): { error: number; df: number } {
  type M = number[][];
  const [n, k] = [rows.length, rows[0].length];
  const mul = (a: M, b: M): M => a.map((row) => b[0].map((_, j) => row.reduce((sum, x, l) => sum + x * b[l][j], 0)));
  const turn = (a: M): M => a[0].map((_, j) => a.map((row) => row[j]));
  const power = (a: M, exponent: number): M => {
    const { values, vectors } = symmetricEigen(Float64Array.from(a.flat()), a.length);
    return a.map((_, i) =>
      a.map((_x, j) =>
        values.reduce((sum, v, e) => sum + v ** exponent * vectors[i * a.length + e] * vectors[j * a.length + e], 0),
      ),
    );
  };
  const X: M = rows.map((row) => [...row]);
  const WX: M = X.map((row, i) => row.map((x) => weights[i] * x));
  const inverse = power(mul(turn(X), WX), -1);
  const hat = mul(mul(X, inverse), turn(WX));
  const residualMaker = hat.map((row, i) => row.map((h, j) => +(i === j) - h));
  const residuals = mul(
    residualMaker,
    [...outcomes].map((y) => [y]),
  );
  const G: M = [];
  let total = 0;
  for (const cluster of new Set(clusters)) {
    const units = [...clusters.keys()].filter((i) => clusters[i] === cluster);
    const own = units.map((i) => residualMaker[i]);
    const root = power(mul(own, turn(own)), -0.5);
    const a = mul(
      root,
      mul(
        units.map((i) => WX[i]),
        inverse.map((row) => [row[column]]),
      ),
    );
    total += units.reduce((sum, i, u) => sum + a[u][0] * residuals[i][0], 0) ** 2;
    G.push(mul(turn(own), a).map(([x]) => x));
  }
  const gram = mul(G, turn(G));
  const trace = gram.reduce((sum, row, i) => sum + row[i], 0);
  expect([n, k].every((size) => size > 0)).toBe(true);
  return { error: Math.sqrt(total), df: trace ** 2 / gram.flat().reduce((sum, g) => sum + g * g, 0) };
}

test('weights, covariates and unequal clusters: as the formulas written out with whole matrices', () => {
  const random = seededRandom(4);
  const clusters = [0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 5, 5, 5];
  const rows = clusters.map((c) => Float64Array.of(1, c < 2 ? 1 : 0, random.normal()));
  const weights = Float64Array.from(clusters, () => 0.2 + random.next());
  const outcomes = Float64Array.from(clusters, () => random.normal());
  const regression = { rows, weights, outcomes, clusters, column: 1 };
  const [fit, expected] = [clusterRobust([regression], [1]), writtenOut(regression)];
  expect(fit.error).toBeCloseTo(expected.error, 9);
  expect(fit.df).toBeCloseTo(expected.df, 8);
});

test('two regressions of the same clusters: the whole as one regression with a block each', () => {
  const random = seededRandom(5);
  const half = (): Regression => {
    const clusters = [0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 4, 4];
    return {
      clusters,
      rows: clusters.map((c) => Float64Array.of(1, c % 2)),
      weights: Float64Array.from(clusters, () => 1 + random.next()),
      outcomes: Float64Array.from(clusters, () => random.normal()),
      column: 1,
    };
  };
  const single = half();
  const twice = clusterRobust([single, single], [0.5, 0.5]);
  const once = clusterRobust([single], [1]);
  expect(twice.value).toBeCloseTo(once.value, 12);
  expect(twice.error).toBeCloseTo(once.error, 12);
  expect(twice.df).toBeCloseTo(once.df, 9);
});
