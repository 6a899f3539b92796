import { betweenVariance } from '../../../src/growth/statistics/shrinkage';
import { adjustForDiscoveries } from '../../../src/outcomes/inference/falseDiscovery';
import { compareWithPlacebos } from '../../../src/outcomes/inference/placebos';
import { poolEffects } from '../../../src/outcomes/inference/pooling';

test('the fifteen tests of Benjamini & Hochberg (1995, §3.2): four discoveries at 5 %', () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  const adjusted = adjustForDiscoveries(p);
  expect(adjusted.filter((own) => own <= 0.05)).toHaveLength(4);
  expect(adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 14);
  // The sixth to eighth take the smaller value of a later one.
  expect(adjusted.slice(4, 8)).toEqual(
    [0.0603, (0.0298 * 15) / 7, (0.0298 * 15) / 7, 0.0645].map((x) => expect.closeTo(x, 12)),
  );
  expect(adjustForDiscoveries([...p].reverse())).toEqual([...adjusted].reverse());
  expect(adjustForDiscoveries([])).toEqual([]);
});

test('placebo intervals by the rule n + 1: nineteen are needed for 90 %', () => {
  const nineteen = Array.from({ length: 19 }, (_, i) => i - 9);
  expect(compareWithPlacebos(12, nineteen, 0.9)).toEqual({ interval: { low: 3, high: 21 }, p: 1 / 20 });
  expect(compareWithPlacebos(-8, nineteen, 0.9).p).toBe(5 / 20);
  expect(compareWithPlacebos(12, nineteen.slice(1), 0.9).interval).toBeNull();
  expect(compareWithPlacebos(12, nineteen, 0.95).interval).toBeNull();
  const hundred = Array.from({ length: 99 }, (_, i) => i + 1);
  // The 5th and the 95th of 99.
  // Of a hundred that share their units as nineteen would, the tails are those of nineteen.
  expect(compareWithPlacebos(1e9, hundred, 0.9, 19).p).toBe(1 / 20);
  expect(compareWithPlacebos(100, hundred, 0.9, 18).interval).toBeNull();
  expect(compareWithPlacebos(100, hundred, 0.9).interval).toEqual({ low: 5, high: 95 });
});

test('eight schools (Rubin 1981): nothing between them, so all shrink to 7.7 with error 4.1', () => {
  const values = [28, 8, -3, 7, -1, 1, 18, 12];
  const errors = [15, 10, 16, 11, 9, 11, 10, 18];
  const pooled = poolEffects(values.map((value, k) => ({ value, error: errors[k] })))!;
  expect(pooled.between).toBe(0);
  expect(pooled.mean).toBeCloseTo(7.7, 1);
  expect(pooled.error).toBeCloseTo(4.1, 1);
  for (const { mean, sd } of pooled.shrunken)
    expect([mean, sd]).toEqual([pooled.mean, expect.closeTo(pooled.error, 12)]);
});

test('thirteen trials of the BCG vaccine: the DerSimonian–Laird estimates of the R package metafor', () => {
  // Ill and not ill among the vaccinated and the others (Colditz et al. 1994, JAMA 271, 698–702); log relative risks.
  const trials = [
    [4, 119, 11, 128],
    [6, 300, 29, 274],
    [3, 228, 11, 209],
    [62, 13536, 248, 12619],
    [33, 5036, 47, 5761],
    [180, 1361, 372, 1079],
    [8, 2537, 10, 619],
    [505, 87886, 499, 87892],
    [29, 7470, 45, 7232],
    [17, 1699, 65, 1600],
    [186, 50448, 141, 27197],
    [5, 2493, 3, 2338],
    [27, 16886, 29, 17825],
  ];
  const effects = trials.map(([a, b, c, d]) => ({
    value: Math.log(a / (a + b) / (c / (c + d))),
    error: Math.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)),
  }));
  expect(betweenVariance(effects)).toBeCloseTo(0.3088, 4);
  const { mean, error } = poolEffects(effects)!;
  expect(mean).toBeCloseTo(-0.7141, 4);
  expect(error).toBeCloseTo(0.1787, 4);
});

test('two effects by hand shrink a fiftieth of the way', () => {
  // Q = 50, so the variance between is 49; each keeps 49/50 and the mean has variance 25.
  const { between, mean, shrunken } = poolEffects([
    { value: 0, error: 1 },
    { value: 10, error: 1 },
  ])!;
  expect([between, mean]).toEqual([49, 5]);
  expect(shrunken[0].mean).toBeCloseTo(0.1, 12);
  expect(shrunken[0].sd ** 2).toBeCloseTo(0.98 + 25 / 2500, 12);
  expect(shrunken[1].probabilityPositive).toBeGreaterThan(0.999);
  expect(poolEffects([])).toBeNull();
  expect(poolEffects([{ value: 3, error: 2 }])).toMatchObject({ mean: 3, error: 2, between: 0 });
});
