const signs = new Map<string, { decimal: string; group: string }>();

/** The signs with which people of a locale write numbers, e.g. en-US '.' and ','; de-DE ',' and '.'. Kept: a form asks many times. */
function signsOf(locale: string): { decimal: string; group: string } {
  const known = signs.get(locale);
  if (known) return known;
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.8);
  const sign = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  const found = { decimal: sign('decimal'), group: sign('group') };
  signs.set(locale, found);
  return found;
}

/** Thousands: groups of three digits after the first, which is no zero. */
const GROUPED = /^[+-]?[1-9]\d{0,2}([.,]\d{3})+$/;
const PLAIN = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/;

/**
 * The number that a person typed, in the notation of their locale or the plain one: with de-DE '1.234,5' and '1234.5' are
 * both 1234.5, and '1.234' is 1234, as it reads there. Spaces and apostrophes between digits do not count.
 * @returns NaN for what is no number
 */
export function typedNumber(text: string, locale: string): number {
  const bare = text
    .trim()
    .replaceAll('\u2212', '-')
    .replace(/(?<=\d)[\s'’\u00a0\u202f](?=\d)/g, '');
  const { group } = signsOf(locale);
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const both = bare.includes('.') && bare.includes(',');
  if (both) {
    // The last sign parts the fraction; what stands before it has to be grouped by the other one.
    const [whole, fraction] = [bare.slice(0, last), bare.slice(last + 1)];
    if (!GROUPED.test(whole) || whole.includes(bare[last]) || !/^\d+$/.test(fraction)) return Number.NaN;
    return Number(`${whole.replace(/[.,]/g, '')}.${fraction}`);
  }
  const sign = bare[last];
  if (GROUPED.test(bare) && (sign === group || bare.indexOf(sign) !== last)) return Number(bare.replace(/[.,]/g, ''));
  return PLAIN.test(bare) ? Number(bare.replace(',', '.')) : Number.NaN;
}

/** A number as a field to type in shows it: with the decimal sign of the locale, nothing between thousands. */
export function numberToType(value: number, locale: string): string {
  return String(value).replace('.', signsOf(locale).decimal);
}
