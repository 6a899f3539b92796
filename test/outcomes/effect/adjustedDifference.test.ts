import fc from 'fast-check';
import { adjustedDifference } from '../../../src/outcomes/effect/adjustedDifference';

const one = Float64Array.of(1);
const plain = (moved: number[], weights: number[], outcomes: number[]) =>
  adjustedDifference({
    moved,
    weights: Float64Array.from(weights),
    covariates: moved.map(() => one),
    outcomes: Float64Array.from(outcomes),
  });

test('without covariates it is the difference of weighted means', () => {
  // Moved: (2·1.2 + 1·0.9)/3 = 1.1; controls: (1·1.0 + 3·0.8)/4 = 0.85.
  const difference = plain([1, 1, 0, 0], [2, 1, 1, 3], [1.2, 0.9, 1, 0.8]);
  expect(difference?.value).toBeCloseTo(0.25, 12);
});

test('influences by hand: the share of each account times its distance from the mean of its side', () => {
  const difference = plain([1, 1, 0, 0], [1, 1, 1, 1], [3, 1, 2, 0]);
  for (const [i, by] of [0.5, -0.5, -0.5, 0.5].entries()) {
    expect(difference!.influence[i]).toBeCloseTo(by, 12);
    expect(difference!.correctedInfluence[i]).toBeCloseTo(by / Math.sqrt(0.5), 12);
  }
});

test('nobody moved, or nobody stayed: no difference', () => {
  expect(plain([0, 0], [1, 1], [1, 2])).toBeNull();
  expect(plain([1], [1], [1])).toBeNull();
});

test('what the covariates explain is no effect', () => {
  const x = [0.1, 0.4, -0.2, 0.3, 0.6, -0.5];
  const moved = [1, 1, 0, 0, 0, 0];
  const outcomes = x.map((value, i) => 0.7 + 2 * value + (moved[i] ? 0.15 : 0));
  const difference = adjustedDifference({
    moved,
    weights: Float64Array.from([1, 2, 1, 1, 3, 1]),
    covariates: x.map((value) => Float64Array.of(1, value)),
    outcomes: Float64Array.from(outcomes),
  });
  expect(difference?.value).toBeCloseTo(0.15, 12);
});

test('a covariate that repeats another changes nothing', () => {
  const given = { moved: [1, 0, 0, 0], weights: Float64Array.of(1, 1, 2, 1), outcomes: Float64Array.of(3, 1, 2, 5) };
  const x = [0.3, 0.1, 0.8, 0.5];
  const once = adjustedDifference({ ...given, covariates: x.map((v) => Float64Array.of(1, v)) });
  const twice = adjustedDifference({ ...given, covariates: x.map((v) => Float64Array.of(1, v, 2 * v + 1)) });
  expect(twice?.value).toBeCloseTo(once!.value, 10);
});

test('influences add up to zero, and adding a constant to every outcome changes nothing', () => {
  const account = fc.record({
    moved: fc.integer({ min: 0, max: 1 }),
    weight: fc.integer({ min: 1, max: 9 }),
    x: fc.integer({ min: -9, max: 9 }),
    y: fc.integer({ min: -20, max: 20 }),
  });
  fc.assert(
    fc.property(fc.array(account, { minLength: 4, maxLength: 20 }), fc.integer({ min: -5, max: 5 }), (all, shift) => {
      const of = (by: number) =>
        adjustedDifference({
          moved: all.map((a) => a.moved),
          weights: Float64Array.from(all, (a) => a.weight),
          covariates: all.map((a) => Float64Array.of(1, a.x)),
          outcomes: Float64Array.from(all, (a) => a.y + by),
        });
      const difference = of(0);
      if (difference === null) return;
      expect(difference.influence.reduce((sum, psi) => sum + psi, 0)).toBeCloseTo(0, 8);
      expect(of(shift)!.value).toBeCloseTo(difference.value, 8);
    }),
  );
});
