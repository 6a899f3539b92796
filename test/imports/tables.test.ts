import fc from 'fast-check';
import { Rates } from '../../src/imports/conversion/rates';
import { splitEvenly } from '../../src/imports/conversion/term';
import { saysLost, saysWon } from '../../src/imports/recognition/stages';
import { ColumnCounter } from '../../src/imports/tables/columnProfile';
import { type DateOrder, readDay } from '../../src/imports/tables/days';
import { numberShape, readMinor } from '../../src/imports/tables/numbers';
import { packed, plainWords } from '../../src/imports/tables/plainWords';

test.each<[string, DateOrder | null, string | null]>([
  ['2024-02-29', null, '2024-02-29'],
  ['2023-02-29', null, null],
  ['2024-02-29T23:30:00.000Z', null, '2024-02-29'],
  ['2024/2/9 10:00', null, '2024-02-09'],
  ['31.12.2024', null, '2024-12-31'],
  ['3/4/2024', null, null],
  ['3/4/2024', 'dmy', '2024-04-03'],
  ['3/4/24', 'mdy', '2024-03-04'],
  ['15-Jan-2024', null, '2024-01-15'],
  ['March 5, 2024', null, '2024-03-05'],
  ['5. März 2024', null, '2024-03-05'],
  ['août 2024', null, '2024-08'],
  ['Ene-24', null, '2024-01'],
  ['01/2024', null, '2024-01'],
  ['202412', null, '2024-12'],
  ['20241231', null, '2024-12-31'],
  ['2024-13', null, null],
  ['2025-Q3', null, '2025-09'],
  ['Q3 2025', null, '2025-09'],
  ['Q1/25', null, '2025-03'],
  ['4. Quartal 2025', null, '2025-12'],
  ['T2 2025', null, '2025-06'],
  ['Q5 2025', null, null],
  ['Q3', null, null],
  ['Maybe 2024x', null, null],
])('the day %s in the order %s is %s', (text, order, day) => {
  expect(readDay(text, order)).toBe(day);
});

test.each<[string, '.' | ',', number | null]>([
  ['1,234.50', '.', 123_450],
  ['1.234,50', ',', 123_450],
  ['1 234,5 €', ',', 123_450],
  ["CHF 1'234.50", '.', 123_450],
  ['$1,234', '.', 123_400],
  ['(12.34)', '.', -1_234],
  ['-12.34', '.', -1_234],
  ['12.34-', '.', -1_234],
  ['−5', '.', -500],
  ['0.005', '.', 1],
  ['1.2E+05', '.', 12_000_000],
  ['1,00,000.00', '.', 10_000_000],
  ['1,2345.00', '.', null],
  ['12.34.56', '.', null],
  ['abc', '.', null],
  ['=1+1', '.', null],
])('the amount %s with %s is %s', (text, decimal, minor) => {
  expect(readMinor(text, decimal)).toBe(minor);
});

test('amounts of four digits with cents are amounts and no months', () => {
  const counter = new ColumnCounter('Revenue', 0);
  for (const text of ['1000.00', '1040.00', '2019.05', '1200.50']) counter.add(text);
  const { numbers, days } = counter.end();
  expect([numbers.count, numbers.point, days.count]).toEqual([4, 4, 1]);
});

test('what is written with any separators is read back, and its shape never tells the wrong sign', () => {
  const cents = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 });
  fc.assert(
    fc.property(
      cents,
      fc.constantFrom<['.' | ',', string]>(['.', 'en-US'], [',', 'de-DE']),
      (minor, [decimal, locale]) => {
        const text = (minor / 100).toLocaleString(locale, { minimumFractionDigits: 2 });
        expect(readMinor(text, decimal)).toBe(minor);
        expect(numberShape(text)).toBe(decimal);
      },
    ),
  );
});

test('a term keeps the sum, month after month, across years', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 1, max: 120 }), (minor, months) => {
      const parts = splitEvenly(minor, '2025-11', months);
      expect(parts.reduce((sum, part) => sum + part.minor, 0)).toBe(minor);
      expect(new Set(parts.map(({ month }) => month)).size).toBe(months);
      expect(parts[months > 2 ? 2 : 0].month).toBe(months > 2 ? '2026-01' : '2025-11');
    }),
  );
});

test('rates convert to the cent, half away from zero, by month before always', () => {
  const rates = new Rates();
  expect([rates.add('eur', '', '1.085'), rates.add('EUR', '2025-02', '1,1'), rates.add('GBP', '', '0')]).toEqual([
    true,
    true,
    false,
  ]);
  expect(rates.convert(10_050, 'EUR', '2025-01')).toBe(10_904);
  expect(rates.convert(-10_000, 'EUR', '2025-02')).toBe(-11_000);
  expect(rates.convert(100, 'GBP', '2025-02')).toBeNull();
});

test('column names are compared without case, accents, punctuation and brackets', () => {
  expect(['CloseDate', 'CLOSEDATE', 'Close Date', 'close_date '].map(packed)).toEqual(Array(4).fill('closedate'));
  expect(plainWords('Umsatz (in EUR)')).toBe('umsatz');
  expect(plainWords('Verkäufer')).toBe('verkaufer');
  expect(plainWords('(Do Not Modify) Account')).toBe('do not modify account');
});

test.each(['Closed Won', 'closedwon', 'Won', 'Gewonnen', 'Gagnée', 'ganado'])('%s is won', (stage) => {
  expect([saysWon(stage), saysLost(stage)]).toEqual([true, false]);
});

test.each(['Closed Lost', 'Verloren', 'Perdu', 'Out-Sold', 'Canceled'])('%s is lost', (stage) => {
  expect([saysWon(stage), saysLost(stage)]).toEqual([false, true]);
});

test('a column name made of brackets is read in no time', () => {
  expect(plainWords(`Amount (EUR) ${'('.repeat(100_000)})x`)).toBe('amount eur');
});
