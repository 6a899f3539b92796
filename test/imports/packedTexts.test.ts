import { PackedTexts } from '../../src/imports/unpacking/workbook/packedTexts';

test('texts come back as they were, whatever their length and number', () => {
  const texts = new PackedTexts();
  const given = Array.from({ length: 3000 }, (_, i) => ['', 'é', `Shop ${i}`, '漢'.repeat(3000)][i % 4]);
  for (const text of given) expect(texts.add(text)).toBe(true);
  expect(given.map((_, i) => texts.at(i))).toEqual(given);
  expect([-1, 3000, 1e9, 0.5, Number.NaN].map((at) => texts.at(at))).toEqual(['', '', '', '', '']);
});

test('what would take more than about 120 MB is not taken', () => {
  const texts = new PackedTexts();
  const long = 'x'.repeat(100_000);
  let taken = 0;
  while (taken < 2000 && texts.add(long)) taken++;
  expect(taken).toBeGreaterThan(1000);
  expect(taken).toBeLessThan(1200);
  expect(texts.at(taken - 1)).toBe(long);
});
