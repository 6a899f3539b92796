import fc from 'fast-check';
import { numberToType, typedNumber } from '../../src/shared/typedNumber';

test.each([
  ['en-US', '1234.5', 1234.5],
  ['en-US', '1,234.5', 1234.5],
  ['en-US', '1,234', 1234],
  ['en-US', '1.234', 1.234],
  ['en-US', '12,5', 12.5],
  ['en-US', '1,234,567', 1234567],
  ['de-DE', '1.234,5', 1234.5],
  ['de-DE', '1234.5', 1234.5],
  ['de-DE', '1.234', 1234],
  ['de-DE', '1,234', 1.234],
  ['de-DE', '1.234.567', 1234567],
  // No group begins with a zero.
  ['de-DE', '0.125', 0.125],
  ['en-US', '0,125', 0.125],
  ['fr-FR', '1\u202f234,5', 1234.5],
  ['fr-FR', '1 234', 1234],
  ['de-CH', '1’234.5', 1234.5],
  ['en-US', '\u22127', -7],
  ['en-US', '+.5', 0.5],
])('with %s "%s" is %d', (locale, text, value) => {
  expect(typedNumber(text, locale)).toBe(value);
});

test.each(['', '-', '1e3', '0x10', 'Infinity', '1.2.3', '12,34.5', '1.234,5.6', '1,23,456', 'four', '1..2', '3 %'])(
  '"%s" is no number anywhere',
  (text) => {
    for (const locale of ['en-US', 'de-DE', 'fr-FR']) expect(typedNumber(text, locale)).toBeNaN();
  },
);

test('what a field shows is read as what it was', () => {
  const cents = fc.integer({ min: -100_000_000, max: 100_000_000 }).map((n) => n / 100 || 0);
  fc.assert(
    fc.property(cents, fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'de-CH', 'en-GB'), (value, locale) => {
      expect(typedNumber(numberToType(value, locale), locale)).toBe(value);
    }),
  );
});
