import type { HelperOptions } from 'handlebars';
import type { Shell } from '../shell';

export interface Manner {
  currency: string;
  locale: string;
}

/** How the company writes money, numbers and days; before there is a company, as in the United States. */
export function mannerOf(options: HelperOptions): Manner {
  const { currency = 'USD', locale = 'en-US' } = rootOf(options).company ?? {};
  return { currency, locale };
}

/** The page's outermost context. */
export function rootOf(options: HelperOptions): Partial<Shell> & Record<string, unknown> {
  return options.data?.root ?? {};
}

const kept = new Map<string, unknown>();

/** Makes a formatter once for each key: constructing one of Intl costs a hundred times using it. */
export function keep<T>(key: string, make: () => T): T {
  const known = kept.get(key) as T | undefined;
  if (known !== undefined) return known;
  const made = make();
  kept.set(key, made);
  return made;
}
