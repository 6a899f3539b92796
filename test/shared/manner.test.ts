import { formatMoneyShort } from '../../src/shared/money';
import { inManner } from '../../src/shared/wording';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

test.each([
  ['1,204 of 1,234,567 rows', '1.204 of 1.234.567 rows'],
  ['It grew by 3.4%, between −11.4% and +20%.', 'It grew by 3,4 %, between −11,4 % and +20 %.'],
  ['lost 13.2–17.6% of sales, or 13.2 to 17.6%', 'lost 13,2–17,6 % of sales, or 13,2 to 17,6 %'],
  ['From 2026-04-01 on, 1.5 points', 'From 01.04.2026 on, 1,5 points'],
  ['They write “1,204” and "3.4%"', 'They write “1,204” and "3.4 %"'],
  ['Section 3.4, version 1.2.3, 12.000 $ and 12,5 %', 'Section 3.4, version 1.2.3, 12.000 $ and 12,5 %'],
])('a sentence of the product is read in German marks: %s', (sentence, read) => {
  expect(plain(inManner(sentence, 'de-DE'))).toBe(read);
  expect(plain(inManner(inManner(sentence, 'de-DE'), 'de-DE'))).toBe(read);
});

test('in English it stays as it is, but for its days', () => {
  const sentence = '1,204 rows, 3.4% and 13.2–17.6% by 2026-04-01';
  expect(inManner(sentence, 'en-US')).toBe('1,204 rows, 3.4% and 13.2–17.6% by Apr 1, 2026');
  expect(inManner(sentence, 'en-GB')).toBe('1,204 rows, 3.4% and 13.2–17.6% by 1 Apr 2026');
});

test('short money has no tenths of units where a language has no short word for thousands', () => {
  const short = (cents: number, locale: string): string => plain(formatMoneyShort(cents, 'EUR', locale));
  expect([short(664_310, 'de-DE'), short(5_200_000, 'de-DE'), short(123_456_789, 'de-DE')]).toEqual([
    '6.643 €',
    '52.000 €',
    '1,2 Mio. €',
  ]);
  expect([short(664_310, 'en-GB'), short(5_200_000, 'en-US')]).toEqual(['€6.6k', '€52K']);
});
