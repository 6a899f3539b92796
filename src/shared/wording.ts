import { type Day, isDay, isMonth, isQuarter } from './calendar';
import { formatMoneyShort } from './money';

const NO_BREAK = '\u00a0';
const MINUS = '\u2212';

/** Whole percent with its sign, e.g. 0.06 → '+6%', −0.11 → '−11%' with a real minus. */
export function signedPercent(share: number): string {
  const percent = Math.round(share * 100);
  const sign = percent > 0 ? '+' : percent < 0 ? MINUS : '';
  return `${sign}${Math.abs(percent)}%`;
}

/** Whole percent without a sign, e.g. '31%'. */
export function percent(share: number): string {
  return signedPercent(share).replace('+', '');
}

/** A clause as the beginning of a sentence, e.g. 'buys 2 of 7 categories' → 'Buys 2 of 7 categories'. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A difference of shares in whole percentage points, e.g. 0.03 → '+3 points', 0.01 → '+1 point'. */
export function signedPoints(share: number): string {
  const points = signedPercent(share).slice(0, -1);
  return `${points}${NO_BREAK}${/^.?1$/.test(points) ? 'point' : 'points'}`;
}

/** 'one account', '2 accounts', with a no-break space. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `1${NO_BREAK}${one}` : `${count}${NO_BREAK}${many}`;
}

/** A whole time in words: '7 months', '1 year', '5 years'. */
export function duration(years: number): string {
  const months = Math.floor(years * 12 + 0.01);
  return months < 12 ? counted(months, 'month') : counted(Math.floor(months / 12), 'year');
}

/** How sentences write money and days. */
export interface Manner {
  /** ISO 4217. */
  currency: string;
  /** BCP 47. */
  locale: string;
}

/** Short money of the company's currency, e.g. '$140K'. */
export function money(cents: number, { currency, locale }: Manner): string {
  return formatMoneyShort(cents, currency, locale).replace('-', MINUS);
}

/** The same with its sign, for differences: '+$4K', '−$9K', '$0'. */
export function signedMoney(cents: number, manner: Manner): string {
  const text = money(Math.abs(cents), manner);
  return /[1-9]/.test(text) && cents !== 0 ? `${cents > 0 ? '+' : MINUS}${text}` : text;
}

/** A share with its sign, to a tenth of a percent below ten: '+3.4%', '−12%', '0%'; in German '+3,4 %'. */
export function signedShare(share: number, locale = 'en-US'): string {
  const rounded = Math.abs(share) < 0.0995 ? Math.round(share * 1000) / 10 : Math.round(share * 100);
  return `${rounded > 0 ? '+' : rounded < 0 ? MINUS : ''}${shareWriter(locale).format(Math.abs(rounded) / 100)}`;
}

const shareWriters = new Map<string, Intl.NumberFormat>();

function shareWriter(locale: string): Intl.NumberFormat {
  const known = shareWriters.get(locale);
  if (known) return known;
  const writer = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  shareWriters.set(locale, writer);
  return writer;
}

const writers = new Map<string, Intl.DateTimeFormat>();

function written(day: Day, locale: string, style: 'day' | 'month'): string {
  const key = `${style} ${locale}`;
  let writer = writers.get(key);
  if (!writer) {
    const options =
      style === 'day' ? { dateStyle: 'medium' as const } : { month: 'long' as const, year: 'numeric' as const };
    writer = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    writers.set(key, writer);
  }
  return writer.format(new Date(`${day}T00:00:00Z`));
}

/** A day as people of a locale write it, e.g. ('2026-04-01', 'en-US') → 'Apr 1, 2026'. */
export function dayInWords(day: Day, locale: string): string {
  return written(day, locale, 'day');
}

/** Days, months and quarters of a sentence; what stands in quotes or after "for example" is somebody's input. */
const DATES = /(?<![\w"“”'’-]|for example )\d{4}-(?:Q[1-4]|\d{2}(?:-\d{2})?)(?![\w"“”-])/g;

/**
 * A sentence whose days, months and quarters are written as people of a locale write them. Errors and stored
 * explanations carry them as ISO text, which every locale can be made of when they are read.
 */
export function datesInWords(sentence: string, locale: string): string {
  return sentence.replace(DATES, (date) => {
    if (isQuarter(date)) return `${date.slice(5)} ${date.slice(0, 4)}`;
    if (isMonth(date)) return written(`${date}-01`, locale, 'month');
    return isDay(date) ? dayInWords(date, locale) : date;
  });
}

/** Numbers of a sentence with marks in them: with thousands apart, or a fraction of percents, points or times. */
const NUMBERS =
  /(?<![\w"“”'’.,])(?:[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?(?![\w"”,])|\d+\.\d+(?=(?:(?:–| to )\d+\.\d+)?[\s\u00a0]?%| points?\b| times\b)|(?<=\d–)\d+\.\d+(?=[\s\u00a0]?%))/g;

interface Marks {
  group: string;
  decimal: string;
  /** Between a number and its percent sign. */
  gap: string;
}

const marks = new Map<string, Marks>();

function marksOf(locale: string): Marks {
  let known = marks.get(locale);
  if (!known) {
    const parts = new Intl.NumberFormat(locale, { minimumFractionDigits: 1 }).formatToParts(1_234_567.8);
    const mark = (type: 'group' | 'decimal'): string => parts.find((part) => part.type === type)?.value ?? '';
    const gap = /\d(\s?)%/.exec(new Intl.NumberFormat(locale, { style: 'percent' }).format(0.5))?.[1] ?? '';
    known = { group: mark('group'), decimal: mark('decimal'), gap };
    marks.set(locale, known);
  }
  return known;
}

/**
 * A sentence of the product's own as people of a locale read it: its days, months, quarters and numbers. The core writes
 * whole sentences in one manner, 1,204 and 3.4%; what it is given a locale for it writes in that. Not for what people typed.
 */
export function inManner(sentence: string, locale: string): string {
  const dated = datesInWords(sentence, locale);
  const { group, decimal, gap } = marksOf(locale);
  if (group === ',' && decimal === '.' && gap === '') return dated;
  return dated
    .replace(NUMBERS, (number) => number.replace(/[.,]/g, (mark) => (mark === ',' ? group : decimal)))
    .replace(/(\d)%/g, `$1${gap}%`);
}
