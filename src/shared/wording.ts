import type { Day } from './calendar';
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

const writers = new Map<string, Intl.DateTimeFormat>();

/** A day as people of a locale write it, e.g. ('2026-04-01', 'en-US') → 'Apr 1, 2026'. */
export function dayInWords(day: Day, locale: string): string {
  let writer = writers.get(locale);
  if (!writer) {
    writer = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
    writers.set(locale, writer);
  }
  return writer.format(new Date(`${day}T00:00:00Z`));
}
