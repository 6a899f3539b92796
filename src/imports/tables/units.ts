const CURRENCY = '(?:EUR|USD|CHF|GBP|[€$£])';

/** Powers of ten with the ways in which column names tell them; each stands alone, not within a word. */
const WAYS: readonly [power: number, way: string][] = [
  [3, `[Tk]\\s?${CURRENCY}|${CURRENCY}\\s?k|tsd\\.?|tausend|thousands?|milliers|miles|${CURRENCY}?\\s?'?000s?|\\(k\\)`],
  [6, `mio\\.?|millionen|millions?|millones|m\\s?[€$£]|${CURRENCY}\\s?mm?`],
];

const UNITS = WAYS.map(([power, way]): [number, RegExp] => [
  power,
  new RegExp(`(?<![\\p{L}\\d])(?:${way})(?![\\p{L}\\d])`, 'iu'),
]);

/**
 * The power of ten in which the amounts of a column are written, as its name tells: 3 for 'Umsatz (T€)', 'Revenue in
 * thousands' and 'Sales ($000)', 6 for 'Umsatz in Mio. EUR', 0 for whole units.
 */
export function powerInHeader(header: string): 0 | 3 | 6 {
  return (UNITS.find(([, way]) => way.test(header))?.[0] ?? 0) as 0 | 3 | 6;
}

/** The title above a table that says in which unit all its amounts are ('in TEUR', 'Angaben in Tsd. €'); null = none does. */
export function titleWithUnit(titles: readonly string[]): string | null {
  const saysSo = (title: string): boolean => powerInHeader(/(?:\bin\b|\().*$/iu.exec(title)?.[0] ?? '') > 0;
  return titles.find((title) => title.length <= 80 && saysSo(title)) ?? null;
}

/** The unit of a power of ten in words. */
export const UNIT_WORDS: Readonly<Record<3 | 6, string>> = { 3: 'thousands', 6: 'millions' };
