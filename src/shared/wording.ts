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

/** Short money of the company's currency, e.g. '$140K'. */
export function money(cents: number, { currency, locale }: { currency: string; locale: string }): string {
  return formatMoneyShort(cents, currency, locale).replace('-', MINUS);
}
