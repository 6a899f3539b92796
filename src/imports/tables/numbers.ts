import { MAX_AMOUNT_MINOR } from '../../shared/money';

export type DecimalSign = '.' | ',';

/** What a number in a cell says about the decimal sign of its column; 'either' = 1,234 or 1.234; 'none' = digits only. */
export type NumberShape = DecimalSign | 'either' | 'none';

const CURRENCY_MARK =
  /^(?:([A-Z]{3}|[A-Z]{0,2}[$€£¥₹]|kr\.?|zł|Fr\.?)\s*)?(.*?)(?:\s*([A-Z]{3}|[$€£¥₹]|kr\.?|zł|Fr\.?))?$/u;

/** A number without its currency mark, spaces and signs. */
interface Parts {
  negative: boolean;
  /** Digits, points and commas. */
  body: string;
  exponent: number;
  /** 'EUR', '€' …; empty = none. */
  mark: string;
}

function partsOf(text: string): Parts | null {
  let rest = text.replace(/[\s\u00a0\u202f'’]/g, '').replace(/^[\u2212\u2013]/, '-');
  let negative = false;
  // The mark of the currency may stand outside of the brackets: '(200.00) €', '$(200.00)'.
  const bracketed = /^([^()\d]{0,4})\(([^()]*)\)([^()\d]{0,4})$/.exec(rest);
  if (bracketed) [negative, rest] = [true, `${bracketed[1]}${bracketed[2]}${bracketed[3]}`];
  const sign = /^[-+]/.exec(rest);
  if (sign) [negative, rest] = [negative !== (sign[0] === '-'), rest.slice(1)];
  const marked = CURRENCY_MARK.exec(rest);
  const mark = marked?.[1] ?? marked?.[3] ?? '';
  rest = marked ? marked[2] : rest;
  if (/^-/.test(rest)) [negative, rest] = [!negative, rest.slice(1)];
  else if (/-$/.test(rest)) [negative, rest] = [!negative, rest.slice(0, -1)];
  const power = /^(.*)[eE]([-+]?\d{1,2})$/.exec(rest);
  const body = power ? power[1] : rest;
  return /^(?=.*\d)[\d.,]+$/.test(body) ? { negative, body, exponent: power ? Number(power[2]) : 0, mark } : null;
}

/** The mark of a currency at a number ('$', 'EUR'); empty when it has none or is no number. */
export function currencyMark(text: string): string {
  return partsOf(text)?.mark ?? '';
}

const CODES: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  $: 'USD',
  US$: 'USD',
  '¥': 'JPY',
  '₹': 'INR',
};

/** The code of ISO 4217 of a currency mark; a mark that several currencies use stays as it is. */
export function currencyCode(mark: string): string {
  return CODES[mark] ?? mark.toUpperCase();
}

/** How a cell writes a number; null when it writes none. */
export function numberShape(text: string): NumberShape | null {
  if (text.length > 40) return null;
  const parts = partsOf(text);
  if (parts === null) return null;
  const { body } = parts;
  const [dots, commas] = [body.split('.').length - 1, body.split(',').length - 1];
  if (dots + commas === 0) return 'none';
  if (dots > 0 && commas > 0) return body.lastIndexOf('.') > body.lastIndexOf(',') ? '.' : ',';
  const sign = dots > 0 ? '.' : ',';
  const other = dots > 0 ? ',' : '.';
  if (dots + commas > 1) return groupsWell(body, sign) ? other : null;
  const [before, after] = body.split(sign);
  return after.length === 3 && before.length >= 1 && before.length <= 3 && before !== '0' ? 'either' : sign;
}

const groupsWell = (body: string, sign: string): boolean =>
  body
    .split(sign)
    .every((group, i) => (i === 0 ? group.length >= 1 && group.length <= 3 : group.length === 3 || group.length === 2));

/**
 * Reads an amount into minor units, rounded to the cent half away from zero.
 * @param power of ten of the unit that it is written in, e.g. 3 for thousands
 * @returns null when the cell is no number with this decimal sign, or too large to be one amount
 */
export function readMinor(text: string, decimal: DecimalSign, power = 0): number | null {
  const parts = partsOf(text);
  if (parts === null) return null;
  const group = decimal === '.' ? ',' : '.';
  const pieces = parts.body.split(decimal);
  if (pieces.length > 2 || (pieces[1] ?? '').includes(group)) return null;
  if (pieces[0].includes(group) && !groupsWell(pieces[0], group)) return null;
  const digits = pieces[0].replaceAll(group, '');
  const minor = toMinor(digits, pieces[1] ?? '', parts.exponent + power);
  if (minor === null || minor > MAX_AMOUNT_MINOR) return null;
  return parts.negative && minor !== 0 ? -minor : minor;
}

function toMinor(whole: string, fraction: string, exponent: number): number | null {
  if (exponent !== 0) return Math.round(Number(`${whole || '0'}.${fraction || '0'}e${exponent}`) * 100);
  if (whole.length > 13) return null;
  const cents = Number(whole || '0') * 100 + Number(fraction.slice(0, 2).padEnd(2, '0'));
  return fraction.length > 2 && fraction.charCodeAt(2) >= 53 ? cents + 1 : cents;
}
