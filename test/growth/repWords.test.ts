import { repWords } from '../../src/growth/words/repWords';

const manner = { currency: 'USD', locale: 'en-US' };
const told = (probability: number, effect = -0.01): string =>
  repWords({ kind: 'split', growth: 0.01, market: 0.02, effect, probability }, manner);

test('a book that is as likely ahead as behind is told to be neither', () => {
  expect(told(0.5)).toMatch(/: no difference that chance would not explain\.$/);
  expect(told(0.4)).not.toContain('probability');
});

test('a likely difference is told with its probability', () => {
  expect(told(0.2)).toContain('behind its market with 80% probability');
  expect(told(0.9, 0.01)).toContain('ahead of its market with 90% probability');
});
