import { checkWishes, countWishes, type Wish, wishesOpen, wishSentence } from '../../src/rotations/wishes';

const wish = (accountId: number, kind: Wish['kind'], reason = 'Because'): Wish => ({ accountId, kind, reason });

test('at most three of each kind', () => {
  const owned = new Set([1, 2, 3, 4, 5, 6, 7]);
  const three = [1, 2, 3].map((id) => wish(id, 'keep'));
  expect(() => checkWishes([...three, wish(4, 'handOver')], owned)).not.toThrow();
  expect(() => checkWishes([...three, wish(4, 'keep')], owned)).toThrow('at most 3');
});

test('the window is open until the end of its last day, or until it is closed', () => {
  expect(wishesOpen(null, '2026-01-15')).toBe(false);
  expect(wishesOpen({ closesOn: '2026-01-15', closed: false }, '2026-01-15')).toBe(true);
  expect(wishesOpen({ closesOn: '2026-01-15', closed: false }, '2026-01-16')).toBe(false);
  expect(wishesOpen({ closesOn: '2026-01-15', closed: true }, '2026-01-10')).toBe(false);
});

test('a wish counts as moved only when the account leaves the rep who made it', () => {
  const wishes = [
    { accountId: 1, repId: 4, kind: 'keep' as const },
    { accountId: 2, repId: 4, kind: 'handOver' as const },
    { accountId: 3, repId: 5, kind: 'keep' as const },
  ];
  const counts = countWishes(wishes, [
    { accountId: 1, fromRepId: 4 },
    { accountId: 3, fromRepId: 9 },
  ]);
  expect(counts).toEqual({ handOver: { wished: 1, moved: 0 }, keep: { wished: 2, moved: 1 } });
  expect(wishSentence(counts)).toBe(
    'It moves 0 of 1 account that reps would hand over and 1 of 2 accounts that reps would keep.',
  );
  expect(wishSentence(countWishes([], []))).toBeNull();
});
