import type { Response } from 'express';
import type { Day } from '../../shared/calendar';
import { dayInWords } from '../../shared/wording';

/** The company's locale; before there is a company, en-US. */
export function localeOf(res: Response): string {
  return res.locals.company?.locale ?? 'en-US';
}

/** Writes a day as the pages do, e.g. Feb 1, 2024, for sentences made outside the templates. */
export function dayWriter(locale: string): (day: Day) => string {
  return (day) => dayInWords(day, locale);
}
