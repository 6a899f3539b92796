import fc from 'fast-check';
import type { ControlGroup } from '../../../src/outcomes/estimator/eligibility';
import type { EffectFamily, PanelEstimate } from '../../../src/outcomes/estimator/estimate';
import { estimate, panelOf, type TestUnit } from './panels';

const PERIODS = 4;
const outcome = fc.integer({ min: -100, max: 100 });
const row = fc.record({
  group: fc.constantFrom(0, 2, 3, 4),
  outcomes: fc.array(outcome, { minLength: PERIODS, maxLength: PERIODS }),
  weight: fc.integer({ min: 1, max: 3 }),
  gap: fc.integer({ min: 0, max: 3 * PERIODS }),
});
/** At least two never treated and two of a group, so that there is something to estimate. */
const units = fc.array(row, { minLength: 6, maxLength: 14 }).map((rows) =>
  rows.map(({ group, ...more }, i): TestUnit & { gap: number } => {
    return { ...more, unit: `u${i}`, group: i < 2 ? 0 : i < 4 ? 3 : group };
  }),
);
const control = fc.constantFrom<ControlGroup>('never', 'notyet');
const runs = { seed: 4, numRuns: 60 };

/** Every effect and error, in a fixed order. */
function numbers({ attGt, simple, group, dynamic, calendar }: PanelEstimate): (number | null)[] {
  const family = ({ overall, by }: EffectFamily) => [overall, ...by];
  const all = [...attGt, simple, ...family(group), ...family(dynamic), ...family(calendar)];
  return all.flatMap(({ att, se }) => [att, se]);
}

function expectClose(actual: (number | null)[], expected: (number | null)[], scale = 1): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, k) => {
    const other = expected[k];
    // A zero error is null; rounding may leave the other just above zero.
    expect(Math.abs((value ?? 0) - (other ?? 0) * scale)).toBeLessThan(1e-9);
  });
}

test('the order of the rows changes no digit, bands included', () => {
  fc.assert(
    fc.property(units, control, (some, asked) => {
      const forward = estimate(panelOf(some), { control: asked });
      const backward = estimate(panelOf([...some].reverse()), { control: asked });
      expect(numbers(backward)).toEqual(numbers(forward));
      expect(backward.bands).toEqual(forward.bands);
      expect(backward.preTest).toEqual(forward.preTest);
    }),
    runs,
  );
});

test('a level per unit and a trend of all change no effect and no error; a factor scales both', () => {
  fc.assert(
    fc.property(units, control, (some, asked) => {
      const before = numbers(estimate(panelOf(some), { control: asked }));
      const change = (of: (y: number, unit: number, t: number) => number) =>
        some.map((own, i) => ({ ...own, outcomes: own.outcomes.map((y, t) => of(y!, i, t)) }));
      const moved = change((y, i, t) => y + 7 * i + 3 * t * t);
      expectClose(numbers(estimate(panelOf(moved), { control: asked })), before);
      const scaled = change((y) => 4 * y);
      expectClose(numbers(estimate(panelOf(scaled), { control: asked })), before, 4);
    }),
    runs,
  );
});

test('weight 2 is the same unit twice for every effect; for errors when both are one cluster', () => {
  fc.assert(
    fc.property(units, control, (some, asked) => {
      const weighted = estimate(panelOf(some), { control: asked });
      const repeated = some.flatMap((own) =>
        Array.from({ length: own.weight! }, (_, copy) => ({
          ...own,
          unit: `${own.unit}-${copy}`,
          weight: 1,
          cluster: own.unit,
        })),
      );
      expectClose(numbers(estimate(panelOf(repeated), { control: asked })), numbers(weighted));
    }),
    runs,
  );
});

test('units as clusters are no clusters', () => {
  fc.assert(
    fc.property(units, control, (some, asked) => {
      const clustered = some.map((own) => ({ ...own, cluster: `c ${own.unit}` }));
      const plain = numbers(estimate(panelOf(some), { control: asked }));
      expect(numbers(estimate(panelOf(clustered), { control: asked }))).toEqual(plain);
    }),
    runs,
  );
});

/**
 * Errors from nothing but estimates: the influence of a unit is n × the derivative of the estimate with respect to its
 * weight (the infinitesimal jackknife of Efron 1982, The Jackknife, the Bootstrap and Other Resampling Plans, ch. 6).
 * The shares of the groups move with the weights, so the aggregates' errors are checked with their estimated weights.
 */
function jackknifeErrors(some: readonly TestUnit[], options: { control: ControlGroup; unbalanced: boolean }): number[] {
  const step = 1e-4;
  const atWeight = (i: number, weight: number) =>
    numbers(estimate(panelOf(some.map((own, k) => (k === i ? { ...own, weight } : own))), { ...options, draws: 1 }));
  const squares: number[] = [];
  some.forEach(({ weight = 1 }, i) => {
    const up = atWeight(i, weight * (1 + step));
    const down = atWeight(i, weight * (1 - step));
    up.forEach((value, k) => {
      squares[k] = (squares[k] ?? 0) + (((value ?? 0) - (down[k] ?? 0)) / (2 * step)) ** 2;
    });
  });
  return squares.map(Math.sqrt);
}

test.each([false, true])('every error is that of the infinitesimal jackknife (gaps kept: %s)', (unbalanced) => {
  fc.assert(
    fc.property(units, control, (some, asked) => {
      const seen = some.map(({ gap, ...own }) => ({
        ...own,
        outcomes: own.outcomes.map((y, t) => (unbalanced && t === gap ? undefined : y)),
      }));
      const options = { control: asked, unbalanced };
      const jackknife = jackknifeErrors(seen, options);
      const result = numbers(estimate(panelOf(seen), options));
      // Even places hold effects, odd ones errors.
      for (let k = 0; k < result.length; k += 2) {
        if (result[k] !== null) expect(Math.abs(jackknife[k] - (result[k + 1] ?? 0))).toBeLessThan(1e-5);
      }
    }),
    { ...runs, numRuns: 25 },
  );
});
