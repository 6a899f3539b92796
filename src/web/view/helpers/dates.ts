import type { HelperOptions } from 'handlebars';
import { quarterFromIndex } from '../../../shared/calendar';
import { datesInWords, inManner } from '../../../shared/wording';
import { keep, mannerOf } from './context';

const NONE = '–';

/** {{day '2024-02-01'}} → Feb 1, 2024, in the company's manner. */
function day(text: string | null | undefined, options: HelperOptions): string {
  if (!text) return NONE;
  const own = text.slice(0, 10);
  // Kept: the same few days stand many times on every page.
  return keep(`day ${mannerOf(options).locale} ${own}`, () =>
    format(options, 'day', { dateStyle: 'medium' }, `${own}T00:00:00Z`),
  );
}

/** {{month '2024-02'}} → February 2024. */
function month(text: string | null | undefined, options: HelperOptions): string {
  return text ? format(options, 'month', { month: 'long', year: 'numeric' }, `${text.slice(0, 7)}-01T00:00:00Z`) : NONE;
}

/** {{instant '2024-02-01T14:03:00.000Z'}} → Feb 1, 2024, 2:03 PM UTC. */
function instant(text: string | null | undefined, options: HelperOptions): string {
  return text ? `${format(options, 'instant', { dateStyle: 'medium', timeStyle: 'short' }, text)} UTC` : NONE;
}

/** {{quarter '2024-Q1'}} and {{quarter 8096}} → Q1 2024, the fiscal quarter. */
function quarter(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return NONE;
  const [year, name] = (typeof value === 'number' ? quarterFromIndex(value) : value).split('-');
  return `${name} ${year}`;
}

/** {{dated text}}: a sentence made elsewhere, its days, months and quarters in the company's manner. */
function dated(text: string | null | undefined, options: HelperOptions): string {
  return text ? datesInWords(text, mannerOf(options).locale) : '';
}

/** {{told text}}: a sentence that the product made itself, its days and its numbers in the company's manner. */
function told(text: string | null | undefined, options: HelperOptions): string {
  return text ? inManner(text, mannerOf(options).locale) : '';
}

export const dates = { day, month, instant, quarter, dated, told };

function format(options: HelperOptions, name: string, style: Intl.DateTimeFormatOptions, instantText: string): string {
  const { locale } = mannerOf(options);
  const formatter = keep(`${name} ${locale}`, () => new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }));
  return formatter.format(new Date(instantText));
}
