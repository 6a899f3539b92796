import type { Day } from '../shared/calendar';

/** A day as people of a locale write it in a sentence, e.g. ('2026-04-01', 'en-US') → 'April 1, 2026'. */
export function dayInWords(day: Day, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}
