import fc from 'fast-check';
import { distinctAssignments, permuteWithinStrata } from '../../../src/outcomes/inference/assignments';
import { differenceInMeans, differenceWithinStrata } from '../../../src/outcomes/inference/comparisons';
import { randomisationInference } from '../../../src/outcomes/inference/randomisation';
import { seededRandom } from '../../../src/shared/random';

const one = (n: number) => new Array<number>(n).fill(0);
const all = (assigned: Uint8Array, strata = one(assigned.length)) =>
  permuteWithinStrata(assigned, strata, 100_000, seededRandom(1));

test('the lady who tasted tea: 8 cups, 4 of a kind, all right (Fisher 1935, The Design of Experiments, ch. II)', () => {
  const milkFirst = Uint8Array.of(1, 0, 0, 1, 1, 0, 1, 0);
  const redraws = all(milkFirst);
  expect(redraws).toMatchObject({ complete: true, possible: 70 });
  const { p, effect, assignments } = randomisationInference(milkFirst, milkFirst, redraws, 0.9);
  // One of 70 choices is all right, one all wrong.
  expect([effect, p, assignments]).toEqual([1, 2 / 70, 70]);
});

test('six children and honey: 16 of 20 assignments are as extreme (Imbens & Rubin 2015, Causal Inference, §5.2)', () => {
  const cough = [3, 5, 0, 4, 0, 1];
  const honey = Uint8Array.of(1, 1, 1, 0, 0, 0);
  const { effect, p } = randomisationInference(cough, honey, all(honey), 0.9);
  expect(effect).toBeCloseTo(1, 14);
  expect(p).toBeCloseTo(0.8, 14);
});

test('permutations keep how many are treated in each stratum, and all of few are listed once', () => {
  const assigned = Uint8Array.of(1, 0, 0, 1, 1, 0);
  const strata = [7, 7, 7, 9, 9, 9];
  const few = all(assigned, strata);
  expect(few).toMatchObject({ complete: true, possible: 9 });
  expect(distinctAssignments(few.assignments)).toBe(9);
  const many = permuteWithinStrata(assigned, strata, 5, seededRandom(3));
  expect(many).toMatchObject({ complete: false, possible: 9 });
  expect(many.assignments).toHaveLength(5);
  for (const drawn of [...few.assignments, ...many.assignments]) {
    expect([drawn[0] + drawn[1] + drawn[2], drawn[3] + drawn[4] + drawn[5]]).toEqual([1, 2]);
  }
});

test('each permutation is drawn equally often', () => {
  const assigned = Uint8Array.of(1, 1, 0, 0, 0);
  const strata = one(5);
  const counts = new Map<string, number>();
  for (let round = 0; round < 1000; round++) {
    for (const drawn of permuteWithinStrata(assigned, strata, 9, seededRandom(round)).assignments) {
      counts.set(drawn.join(''), (counts.get(drawn.join('')) ?? 0) + 1);
    }
  }
  expect(counts.size).toBe(10);
  for (const count of counts.values()) expect(Math.abs(count - 900)).toBeLessThan(120);
});

test('differences within strata by hand', () => {
  const assigned = Uint8Array.of(1, 0, 1, 1, 0, 1);
  // Stratum 1: 5 − 2; stratum 2: (8 + 4)/2 − 1; stratum 3 has no untreated.
  const compare = differenceWithinStrata([1, 1, 2, 2, 2, 3]);
  expect(compare([5, 2, 8, 4, 1, 99], assigned)).toBeCloseTo((1 * 3 + 2 * 5) / 3, 14);
  const weighted = differenceWithinStrata([1, 1, 2, 2, 2, 3], [1, 1, 3, 1, 1, 1]);
  expect(weighted([5, 2, 8, 4, 1, 99], assigned)).toBeCloseTo((1 * 3 + 4 * 6) / 5, 14);
  expect(differenceInMeans([1, 2, 6], Uint8Array.of(0, 0, 1))).toBe(4.5);
});

test('fewer than 20 assignments give a p-value and no interval', () => {
  const assigned = Uint8Array.of(1, 0, 0, 1, 0, 0);
  const { interval, assignments, p } = randomisationInference([9, 1, 2, 8, 1, 0], assigned, all(assigned), 0.9);
  expect([assignments, interval, p]).toEqual([15, null, 1 / 15]);
});

const case_ = fc.record({
  outcomes: fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 8, maxLength: 8 }),
  treated: fc.integer({ min: 3, max: 5 }),
  seed: fc.integer({ min: 1, max: 1000 }),
  complete: fc.boolean(),
});

test('inside the interval no constant effect is rejected, outside every one is', () => {
  fc.assert(
    fc.property(case_, ({ outcomes, treated, seed, complete }) => {
      const assigned = Uint8Array.from(outcomes, (_, i) => (i < treated ? 1 : 0));
      const redraws = permuteWithinStrata(assigned, one(8), complete ? 1000 : 39, seededRandom(seed));
      const level = 0.9;
      const { interval } = randomisationInference(outcomes, assigned, redraws, level);
      if (interval === null) return;
      const rejected = (effect: number): boolean => {
        const without = outcomes.map((y, i) => y - effect * assigned[i]);
        return randomisationInference(without, assigned, redraws, level).p <= 1 - level + 1e-9;
      };
      const width = interval.high - interval.low + 1;
      for (const share of [0.001, 0.3, 1]) {
        expect(rejected(interval.high + share * width)).toBe(true);
        expect(rejected(interval.low - share * width)).toBe(true);
      }
      for (const share of [1e-6, 0.2, 0.5, 0.8, 1 - 1e-6]) {
        expect(rejected(interval.low + share * (interval.high - interval.low))).toBe(false);
      }
    }),
    { seed: 6, numRuns: 150 },
  );
});

test('intervals from a lottery cover a constant effect as often as they say', () => {
  let covered = 0;
  const runs = 400;
  for (let seed = 1; seed <= runs; seed++) {
    const random = seededRandom(seed);
    const assigned = Uint8Array.from(random.shuffle(Array.from({ length: 30 }, (_, i) => (i < 12 ? 1 : 0))));
    const outcomes = Array.from(assigned, (treated) => 3 * treated + Math.exp(random.normal()));
    const redraws = permuteWithinStrata(assigned, one(30), 199, random.fork('redraws'));
    const { interval } = randomisationInference(outcomes, assigned, redraws, 0.9);
    if (interval!.low <= 3 && 3 <= interval!.high) covered++;
  }
  expect(covered / runs).toBeGreaterThan(0.87);
  expect(covered / runs).toBeLessThan(0.93);
});
