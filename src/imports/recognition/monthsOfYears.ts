import type { ColumnProfile } from '../tables/columnProfile';
import { monthOfName } from '../tables/monthNames';
import { plainWords } from '../tables/plainWords';
import type { Match } from './matchColumns';

const YEAR = /^(year|jahr|annee|ano|geschaftsjahr|exercice|ejercicio)$/;
const MONTH = /^(month|monat|mois|mes|period|periode|periodo|month no|month number)$/;

/** Finds the month of a sale where a table writes year and month in two columns. */
export function monthsOfYears(matches: readonly Match[], columns: readonly ColumnProfile[]): Match[] {
  if (matches.some(({ field }) => field === 'date')) return [];
  const year = columns.find((column) => YEAR.test(plainWords(column.header)) && holds(column, isYear));
  const month = columns.find((column) => MONTH.test(plainWords(column.header)) && holds(column, isMonthOfYear));
  if (!year || !month) return [];
  return [
    { field: 'year', column: year, score: 1 },
    { field: 'date', column: month, score: 0.95 },
  ];
}

const holds = ({ values, filled }: ColumnProfile, test: (value: string) => boolean): boolean =>
  filled > 0 && values !== null && [...values.keys()].every(test);

const isYear = (value: string): boolean => /^(19|20|21)\d{2}$/.test(value);
const isMonthOfYear = (value: string): boolean => /^(0?[1-9]|1[0-2])$/.test(value) || monthOfName(value) !== null;
