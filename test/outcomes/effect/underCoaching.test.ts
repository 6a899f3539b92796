import { withoutCoached } from '../../../src/outcomes/effect/underCoaching';

const candidate = (accountId: number) => ({ rotationId: 'r', accountId });
const moves = [{ rotationId: 'r', accountId: 1, effectiveDate: '2026-04-01' }];
const ids = (all: readonly { accountId: number }[]): number[] => all.map(({ accountId }) => accountId);

test('what stayed and was under coaching on the day is no comparison; moved accounts and later coaching change nothing', () => {
  const spells = [
    { accountId: 1, from: '2026-01-01', to: null },
    { accountId: 2, from: '2026-01-01', to: null },
    { accountId: 3, from: '2026-01-01', to: '2026-04-01' },
    { accountId: 4, from: '2026-07-01', to: null },
  ];
  const { candidates, leftOut, later } = withoutCoached([1, 2, 3, 4, 5].map(candidate), moves, spells);
  expect(ids(candidates)).toEqual([1, 3, 4, 5]);
  expect(ids(leftOut)).toEqual([2]);
  expect(ids(later)).toEqual([4]);
});

test('without coaching all candidates are compared with', () => {
  expect(withoutCoached([1, 2].map(candidate), moves, [])).toEqual({
    candidates: [candidate(1), candidate(2)],
    leftOut: [],
    later: [],
  });
});
