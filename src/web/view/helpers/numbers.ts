import type { HelperOptions } from 'handlebars';
import { formatMoney, formatMoneyShort } from '../../../shared/money';
import { signedShare } from '../../../shared/wording';
import { keep, type Manner, mannerOf } from './context';

/** Stands for a figure that cannot be computed. */
const NONE = '–';
const MINUS = '−';

type Maybe = number | null | undefined;

/** {{money cents}} → $84,123; {{money cents cents=true}} → $84,123.45. */
function money(minor: Maybe, options: HelperOptions): string {
  const cents = options.hash.cents === true;
  const { currency, locale } = mannerOf(options);
  return write(minor, (value) => formatMoney(value, currency, locale, cents));
}

/** {{moneyShort cents}} → $84k, $1.2M. */
function moneyShort(minor: Maybe, options: HelperOptions): string {
  return write(minor, shortMoney(mannerOf(options)));
}

/** {{moneyChange cents}} → +$84k, −$2.1k, $0: for differences. */
function moneyChange(minor: Maybe, options: HelperOptions): string {
  return signed(minor, shortMoney(mannerOf(options)));
}

/** {{percent 0.123}} → 12%; {{percent 0.123 digits=1}} → 12.3%. */
function percent(fraction: Maybe, options: HelperOptions): string {
  return write(fraction, percentFormat(options).format);
}

/** {{percentChange -0.11}} → −11%; growth of zero has no sign. */
function percentChange(fraction: Maybe, options: HelperOptions): string {
  return signed(fraction, percentFormat(options).format);
}

/** {{shareChange 0.058}} → +5.8%, {{shareChange -0.114}} → −11%: as sentences write it, to a tenth of a percent below ten. */
function shareChange(fraction: Maybe, options: HelperOptions): string {
  return fraction === null || fraction === undefined ? NONE : signedShare(fraction, mannerOf(options).locale);
}

/** {{points -0.05}} → −5 points: a difference of two percentages. */
function points(fraction: Maybe, options: HelperOptions): string {
  const format = decimal(mannerOf(options).locale, digitsOf(options, 0));
  return signed(fraction, (value) => {
    const text = format.format(value * 100);
    return `${text} ${text === '1' ? 'point' : 'points'}`;
  });
}

/** {{number 12345}} → 12,345; {{number 1.25 digits=1}} → 1.3. */
function number(value: Maybe, options: HelperOptions): string {
  return write(value, decimal(mannerOf(options).locale, digitsOf(options, 0)).format);
}

/** {{plural n 'account' 'accounts'}} → 1 account, 1,204 accounts. */
function plural(count: number, one: string, many: string, options: HelperOptions): string {
  return `${number(count, options)} ${count === 1 ? one : many}`;
}

/** {{changeClass growth}} → better, worse or, below half a percent, nothing; goes with a sign or a word, never alone. */
function changeClass(value: Maybe): string {
  if (value === null || value === undefined || Math.abs(value) < 0.005) return '';
  return value > 0 ? 'better' : 'worse';
}

export const numbers = {
  money,
  moneyShort,
  moneyChange,
  percent,
  percentChange,
  shareChange,
  points,
  number,
  plural,
  changeClass,
};

function write(value: Maybe, format: (value: number) => string): string {
  return value === null || value === undefined ? NONE : format(value).replace('-', MINUS);
}

/** Writes a difference; one that rounds to nothing has no sign. */
function signed(value: Maybe, format: (value: number) => string): string {
  if (value === null || value === undefined) return NONE;
  const text = format(Math.abs(value));
  if (!/[1-9]/.test(text)) return text;
  return `${value > 0 ? '+' : MINUS}${text}`;
}

/** Writes minor units short, with a real minus sign: what charts take as their format. */
function shortMoney(manner: Manner): (minor: number) => string {
  return (minor) => formatMoneyShort(minor, manner.currency, manner.locale).replace('-', MINUS);
}

function percentFormat(options: HelperOptions): Intl.NumberFormat {
  const { locale } = mannerOf(options);
  const digits = digitsOf(options, 0);
  return keep(
    `percent ${locale} ${digits}`,
    () =>
      new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
}

function decimal(locale: string, digits: number): Intl.NumberFormat {
  return keep(
    `number ${locale} ${digits}`,
    () => new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
}

function digitsOf(options: HelperOptions, fallback: number): number {
  return typeof options.hash.digits === 'number' ? options.hash.digits : fallback;
}
