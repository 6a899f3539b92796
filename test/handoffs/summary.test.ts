import { type AnnouncedLeg, movesOf } from '../../src/handoffs/summary';

const leg = (fromRepId: number | null, toRepId: number, t4qCents: number): AnnouncedLeg => ({
  tradeId: 'T',
  accountId: t4qCents,
  fromRepId,
  toRepId,
  t4qCents,
  headroomCents: 2 * t4qCents,
});
const dollars = { currency: 'USD', locale: 'en-US' };
const legs = [
  leg(1, 2, 4_000_000),
  leg(2, 1, 4_200_000),
  leg(3, 1, 4_200_000),
  leg(1, 3, 4_100_000),
  leg(2, 3, 900_000),
];

test('adds up what comes to a rep and what leaves', () => {
  const moves = movesOf(1, legs, dollars);
  expect(moves.coming).toMatchObject({ accounts: 2, t4qCents: 8_400_000, headroomCents: 16_800_000 });
  expect(moves.leaving).toMatchObject({ accounts: 2, t4qCents: 8_100_000 });
  expect(moves.netT4qCents).toBe(300_000);
  expect(moves.coming.sentence.replaceAll('\u00a0', ' ')).toBe('Coming to you: 2 accounts, $84K.');
  expect(moves.leaving.sentence.replaceAll('\u00a0', ' ')).toBe('Leaving you: 2 accounts, $81K.');
});

test('a rep in no trade reads that nothing moves', () => {
  const moves = movesOf(9, legs, dollars);
  expect([moves.coming.sentence, moves.leaving.sentence]).toEqual(['Coming to you: nothing.', 'Leaving you: nothing.']);
  expect(moves.netT4qCents).toBe(0);
});

test('an account without an owner comes from nobody', () => {
  expect(movesOf(5, [leg(null, 5, 100)], dollars).coming.accounts).toBe(1);
});
