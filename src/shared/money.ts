/**
 * Money is an integer number of minor units (cents) of the one company currency, held in a JavaScript number.
 * One amount is at most 10^12 minor units, any sum at most 2^53 - 1; both are checked where amounts enter.
 */
export const MAX_AMOUNT_MINOR = 1_000_000_000_000;

const AMOUNT = /^-?\d{1,13}(\.\d{1,2})?$/;

/**
 * Reads an amount of the canonical form `-?digits[.dd]` into minor units. Returns null for anything else ('1,234.50',
 * '12e3', 'NaN') and for amounts above MAX_AMOUNT_MINOR.
 */
export function parseAmount(text: string): number | null {
  if (!AMOUNT.test(text)) return null;
  const negative = text.charCodeAt(0) === 45;
  const digits = negative ? text.slice(1) : text;
  const dot = digits.indexOf('.');
  const whole = Number(dot < 0 ? digits : digits.slice(0, dot));
  const fraction = dot < 0 ? 0 : Number(digits.slice(dot + 1).padEnd(2, '0'));
  const minor = whole * 100 + fraction;
  if (minor > MAX_AMOUNT_MINOR) return null;
  return negative && minor !== 0 ? -minor : minor;
}

/** Writes minor units as the canonical decimal, e.g. 1234567 → '12345.67'. */
export function formatAmount(minor: number): string {
  const absolute = Math.abs(minor);
  const text = `${Math.floor(absolute / 100)}.${String(absolute % 100).padStart(2, '0')}`;
  return minor < 0 ? `-${text}` : text;
}

/** Adds two sums of minor units; throws a RangeError when the result would no longer be exact. */
export function addMinor(a: number, b: number): number {
  const sum = a + b;
  if (!Number.isSafeInteger(sum)) throw new RangeError('A sum of money exceeds what can be counted to the cent.');
  return sum;
}

/** Writes minor units for people, e.g. (8412300, 'USD', 'en-US') → '$84,123'; whole units unless `cents` is true. */
export function formatMoney(minor: number, currency: string, locale: string, cents = false): string {
  const digits = cents ? 2 : 0;
  return formatter(locale, currency, 'standard', digits, digits).format(minor / 100);
}

/** Short form for tables and charts, e.g. '$84k', '$1.2M'; under one thousand whole units. */
export function formatMoneyShort(minor: number, currency: string, locale: string): string {
  const value = minor / 100;
  const notation = Math.abs(value) >= 1000 ? 'compact' : 'standard';
  const digits = Math.abs(value) >= 1e6 || (Math.abs(value) >= 1000 && Math.abs(value) < 10_000) ? 1 : 0;
  // German, among others, has no short word for thousands: they are written out, without tenths and with their point.
  const short = notation === 'standard' || Math.abs(value) >= 1e6 || hasShortThousands(locale, currency);
  return short
    ? formatter(locale, currency, notation, digits, 0).format(value)
    : formatter(locale, currency, 'standard', 0, 0).format(value);
}

const shortThousands = new Map<string, boolean>();

function hasShortThousands(locale: string, currency: string): boolean {
  let known = shortThousands.get(locale);
  if (known === undefined) {
    const parts = formatter(locale, currency, 'compact', 1, 0).formatToParts(1234);
    known = parts.some(({ type }) => type === 'compact');
    shortThousands.set(locale, known);
  }
  return known;
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Formatters are kept: making one takes about fifty times as long as using it. */
function formatter(
  locale: string,
  currency: string,
  notation: 'compact' | 'standard',
  maximumFractionDigits: number,
  minimumFractionDigits?: number,
): Intl.NumberFormat {
  const key = `${locale} ${currency} ${notation} ${maximumFractionDigits} ${minimumFractionDigits ?? ''}`;
  let known = formatters.get(key);
  if (!known) {
    const style = { style: 'currency', currency, notation, maximumFractionDigits, minimumFractionDigits } as const;
    known = new Intl.NumberFormat(locale, style);
    formatters.set(key, known);
  }
  return known;
}
