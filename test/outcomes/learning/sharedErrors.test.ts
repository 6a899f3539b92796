import { sharedErrors } from '../../../src/outcomes/learning/sharedErrors';

const trade = (rotationId: string, baselineCents: number, errorCents: number) => ({
  rotationId,
  baselineCents,
  errorCents,
});

test('what the pooled error holds beyond the errors of independent trades, by hand', () => {
  // Two equal trades with errors of 30 % and 40 %: alone √(0.15² + 0.20²) = 25 % pooled. Seen are 65 %: 60 % are shared.
  const trades = [trade('a', 100, 30), trade('a', 100, 40)];
  expect(sharedErrors(trades, new Map([['a', 0.65]])).get('a')).toBeCloseTo(0.6, 12);
});

test('nothing is shared where the trades alone explain the pooled error, or none is known', () => {
  const trades = [trade('a', 100, 30), trade('b', 50, 20)];
  const shared = sharedErrors(trades, new Map([['a', 0.3]]));
  expect([shared.get('a'), shared.get('b')]).toEqual([0, 0]);
});
