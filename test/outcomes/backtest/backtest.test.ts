import type { Assignment } from '../../../src/accounts/types';
import { byPrediction, rankCorrelation } from '../../../src/outcomes/backtest/byPrediction';
import { describeBacktest } from '../../../src/outcomes/backtest/describe';
import { pastMoves } from '../../../src/outcomes/backtest/pastMoves';
import { predictedOfMove } from '../../../src/outcomes/backtest/predicted';
import { quarterIndex } from '../../../src/shared/calendar';
import { account, input, rep } from '../../planning/company';

const spell = (accountId: number, repId: number, from: string, to: string | null, role = 'owner') =>
  ({ accountId, repId, from, to, role }) as Assignment;

test('a change counts where one owner follows another at once; it is judged from the quarter that was over', () => {
  const moves = pastMoves(
    [
      spell(1, 4, '2024-01-01', '2025-02-10'),
      spell(1, 5, '2025-02-10', '2025-07-01'),
      spell(1, 6, '2025-07-01', null),
      spell(2, 4, '2024-01-01', '2025-01-01'),
      spell(2, 5, '2025-03-01', null),
      spell(3, 4, '2024-01-01', '2025-01-01', 'overlay'),
      spell(3, 5, '2025-01-01', null, 'overlay'),
    ],
    1,
  );
  expect(moves).toEqual([
    { accountId: 1, fromRepId: 4, toRepId: 5, on: '2025-02-10', asOf: quarterIndex('2024-Q4') },
    { accountId: 1, fromRepId: 5, toRepId: 6, on: '2025-07-01', asOf: quarterIndex('2025-Q2') },
  ]);
});

test('a move is valued as the planner would, and from a rep who has left at what leaving costs', () => {
  const given = input([], []);
  const predicted = (left: boolean) => predictedOfMove(given, account(11, 1), rep(1), rep(2), 1, left);
  // 300.00 × (0.1 − 0.1 × 2 ÷ 6) − 0.06 × 100.00, and with 0.15.
  expect(predicted(false)).toBe(2_000 - 600);
  expect(predicted(true)).toBe(2_000 - 1_500);
});

const cases = (n: number, realised: (i: number) => number) =>
  Array.from({ length: n }, (_, i) => ({ predictedCents: i * 100, realisedCents: realised(i) }));

test('fifty moves make tenths, twenty make fifths, fewer no groups at all', () => {
  const tenths = byPrediction(cases(50, (i) => i * 200));
  expect(tenths.groups).toHaveLength(10);
  expect(tenths.groups[0]).toEqual({ at: 1, moves: 5, predictedCents: 200, realisedCents: 400 });
  expect(tenths).toMatchObject({ moves: 50, rankCorrelation: 1, meanPredictedCents: 2450, meanRealisedCents: 4900 });
  expect(byPrediction(cases(23, () => 7)).groups.map(({ moves }) => moves)).toEqual([4, 5, 4, 5, 5]);
  expect(byPrediction(cases(19, (i) => i))).toMatchObject({ groups: [], rankCorrelation: null, moves: 19 });
});

test('the rank correlation is that of Pearson over the ranks, ties sharing theirs', () => {
  expect(rankCorrelation([1, 2, 3, 4], [10, 20, 30, 90])).toBe(1);
  expect(rankCorrelation([1, 2, 3, 4], [4, 3, 2, 1])).toBe(-1);
  // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 ÷ √(4.5 × 5).
  expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
  expect(rankCorrelation([1, 1], [1, 2])).toBeNull();
});

test('the sentences claim no more than the number of changes allows', () => {
  const manner = { currency: 'USD', locale: 'en-US' };
  const left = { from: '2024-Q1', to: '2025-Q1', tooEarly: 0, tooRecent: 0, withoutFigures: 0 };
  const say = (n: number, realised: (i: number) => number): string =>
    describeBacktest({ ...left, ...byPrediction(cases(n, realised)) }, manner).join(' ');
  expect(say(3, (i) => i)).toBe(
    '3 past changes of owner could be compared; fewer than 20 say nothing about the model.',
  );
  expect(say(0, (i) => i)).toContain('No past change of owner');
  expect(say(60, (i) => i * 100)).toContain('Where the model expected more, more came.');
  expect(say(60, (i) => -i * 100)).toContain('its beliefs do not fit these changes');
  expect(say(60, (i) => (i * 37) % 60)).toContain('cannot be told apart from chance');
});
