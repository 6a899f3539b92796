import { lotteryPower } from '../../src/outcomes/lotteryPower';
import { detectableEffect } from '../../src/outcomes/power';
import { seededRandom } from '../../src/shared/random';

/** Twenty-four accounts over two years; in the second year pair i of like size changes by the i-th share. */
const company = (changes: number[]): number[][] =>
  changes.flatMap((change, i) => {
    const before = 1_000 - i;
    const year = (cents: number) => Array.from({ length: 4 }, () => cents);
    return [0, 1].map(() => [...year(before), ...year(before * (1 + change))]);
  });

test('the spread is that of pairs of like size around the mean of their year', () => {
  const changes = [-0.2, 0.2, -0.2, 0.2, -0.2, 0.2, -0.2, 0.2, -0.2, 0.2, -0.2, 0.2];
  // Sizes after the change decide the pairs; with changes alternating, like sizes are still the two of a pair.
  const power = lotteryPower(company(changes), { first: 12, second: 8 })!;
  // Twelve changes of ±20 %: the sum of squares 12 · 0.04 over 11.
  expect(power.sd).toBeCloseTo(Math.sqrt((12 * 0.04) / 11), 12);
  expect(power).toMatchObject({ pairs: 12, years: 1 });
  expect(power.detectableShare).toBeCloseTo(detectableEffect(power.sd, 12, 8)!, 12);
});

test('what happens to all alike is no spread; a change of more than the double counts as the double', () => {
  expect(lotteryPower(company(Array(12).fill(0.3)), { first: 12, second: 8 })!.sd).toBeCloseTo(0, 12);
  const wild = lotteryPower(company([9, ...Array(11).fill(0)]), { first: 12, second: 8 })!;
  expect(wild.sd).toBeCloseTo(Math.sqrt((1 - 1 / 12) / 11), 12);
});

test('with too little to go by nothing is said', () => {
  expect(lotteryPower(company([0.1, 0.2]), { first: 2, second: 2 })).toBeNull();
  expect(lotteryPower([], { first: 2, second: 2 })).toBeNull();
  expect(lotteryPower(company(Array(12).fill(0.1)), { first: 12, second: 0 })).toBeNull();
});

test('an effect of that size is found four times in five, where pairs change by chance alone', () => {
  const random = seededRandom(3);
  const waves = { first: 12, second: 12 };
  const { sd, detectableShare } = lotteryPower(
    company(Array.from({ length: 60 }, () => 0.1 * random.normal())),
    waves,
  )!;
  let found = 0;
  const runs = 2_000;
  for (let run = 0; run < runs; run++) {
    const draw = (n: number, shift: number) => Array.from({ length: n }, () => shift + sd * random.normal());
    const [a, b] = [draw(waves.first, detectableShare), draw(waves.second, 0)];
    const mean = (xs: number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length;
    const squares = (xs: number[]) => xs.reduce((sum, x) => sum + (x - mean(xs)) ** 2, 0);
    const error = Math.sqrt(((squares(a) + squares(b)) / 22) * (1 / 12 + 1 / 12));
    // t.95 with 22 degrees of freedom.
    if ((mean(a) - mean(b)) / error > 1.7171) found++;
  }
  expect(found / runs).toBeGreaterThan(0.77);
  expect(found / runs).toBeLessThan(0.84);
});
