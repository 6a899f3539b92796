import { costWords } from '../../../src/planning/costs/words';

const words = (leastCents: number, mostCents: number): string =>
  costWords({ leastCents, mostCents }, { currency: 'USD', locale: 'en-US' });

test('a cost is said as exactly as it is known', () => {
  expect(words(0, 0)).toBe('nothing');
  expect(words(0, 40)).toBe('nothing');
  expect(words(200_000, 200_000)).toBe('$2,000');
  expect(words(0, 200_000)).toBe('at most $2,000');
  expect(words(100_000, 200_000)).toBe('between $1,000 and $2,000');
  expect(words(2_531_300, 2_531_400)).toBe('about $25,314');
});

test('what costs less than nothing is a gain', () => {
  expect(words(-100_000, 200_000)).toBe('between $1,000 less than nothing and $2,000');
  expect(words(-200_000, -100_000)).toBe('less than nothing: the plan is $1,000 to $2,000 better with it');
  expect(words(-100_000, -100_000)).toBe('less than nothing: the plan is $1,000 better with it');
});
