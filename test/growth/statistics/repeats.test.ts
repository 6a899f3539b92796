import { normalCdf } from '../../../src/growth/statistics/normal';
import { RepeatCount } from '../../../src/growth/statistics/repeats';

function count(...sequences: number[][]) {
  const repeats = new RepeatCount();
  sequences.forEach((labels, sequence) => {
    for (const label of labels) repeats.add(sequence, label);
  });
  return repeats.result();
}

test('chance, mean and variance are those of all permutations', () => {
  // Labels 1 1 2 2 over two pairs that share no place. Two of six ways to deal them out leave both pairs alike, four none:
  // mean 2/3, variance 2/6·4 − 4/9 = 8/9.
  const { pairs, same, chance, p, verdict } = count([1, 1], [2, 2]);
  expect([pairs, same, verdict]).toEqual([2, 2, 'tooFew']);
  expect(chance).toBeCloseTo(1 / 3, 12);
  expect(p).toBeCloseTo(normalCdf(-(2 - 0.5 - 2 / 3) / Math.sqrt(8 / 9)), 12);
});

test('pairs that share a place are not taken for independent', () => {
  // 1 1 2 in one row: of three permutations two have one equal pair: mean 2/3, variance 2/3 − 4/9 = 2/9.
  const { chance, p } = count([1, 1, 2]);
  expect(chance).toBeCloseTo(1 / 3, 12);
  expect(p).toBeCloseTo(normalCdf(-(1 - 0.5 - 2 / 3) / Math.sqrt(2 / 9)), 12);
});

test('labels that stay are better than chance, labels that take turns are not', () => {
  const rows = (length: number, of: (sequence: number, i: number) => number): number[][] =>
    Array.from({ length: 6 }, (_, s) => Array.from({ length }, (__, i) => of(s, i)));
  expect(count(...rows(5, (s) => s % 3)).verdict).toBe('better');
  expect(count(...rows(5, (s, i) => (s + i) % 3))).toMatchObject({ verdict: 'noBetter', same: 0 });
});

test('one label, one observation or none: too few to tell', () => {
  expect(count([1, 1, 1, 1]).verdict).toBe('tooFew');
  expect(count([1]).verdict).toBe('tooFew');
  expect(count()).toEqual({ pairs: 0, same: 0, chance: 0, p: 1, verdict: 'tooFew' });
});
