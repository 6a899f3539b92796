import { account, input, plan, rep } from './company';
import { instance, SIZES } from './instances';

test('when only the number of swaps is short, the bound rests on it', async () => {
  const accounts = [11, 12, 13, 14].map((id) => account(id, (id % 2) + 1));
  const { tightest } = await plan(input([rep(1), rep(2)], accounts, { maxSwaps: 1, maxSwapsPerRep: 9 }));
  expect(tightest).toMatchObject([{ limit: 'maxSwaps', reps: [] }]);
  expect(tightest![0].share).toBeCloseTo(1, 6);
});

test('when reps may be in one swap each, it names them', async () => {
  const accounts = [11, 12, 13, 14].map((id) => account(id, (id % 2) + 1));
  const { tightest } = await plan(input([rep(1), rep(2)], accounts, { maxSwaps: 9, maxSwapsPerRep: 1 }));
  expect(tightest![0].limit).toBe('maxSwapsPerRep');
  expect(tightest![0].reps.every(({ repId }) => [1, 2].includes(repId))).toBe(true);
});

test('shares add up to at most one, largest first', async () => {
  const { tightest } = await plan(instance(SIZES.XS, 2));
  const shares = tightest!.map(({ share }) => share);
  expect(shares.length).toBeGreaterThan(0);
  expect(shares).toEqual([...shares].sort((a, b) => b - a));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9);
});
