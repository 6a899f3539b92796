import type { ColumnProfile } from '../tables/columnProfile';
import { fits, type Match } from './matchColumns';

const GUESSED = 0.5;

/**
 * Fills the meanings that a table of sales needs and no column name told, where the values leave one choice: the only
 * column of days, the only column of amounts, the text column of customers.
 */
export function guessByValues(matches: readonly Match[], columns: readonly ColumnProfile[]): Match[] {
  const guessed: Match[] = [];
  const has = (field: string): boolean => [...matches, ...guessed].some((match) => match.field === field);
  const free = (): ColumnProfile[] =>
    columns.filter((column) => column.filled > 0 && ![...matches, ...guessed].some((match) => match.column === column));
  const guess = (field: string, candidates: ColumnProfile[]): void => {
    if (candidates.length === 1) guessed.push({ field, column: candidates[0], score: GUESSED });
  };
  if (!has('date'))
    guess(
      'date',
      free().filter((column) => fits('day', column)),
    );
  if (!has('amount'))
    guess(
      'amount',
      free().filter((column) => isAmount(column)),
    );
  if (!has('account') && !has('accountName')) {
    const texts = free().filter(isText);
    const [most] = [...texts].sort((a, b) => distinct(b) - distinct(a));
    guess('accountName', most ? [most] : []);
    if (!has('rep') && !has('repName'))
      guess(
        'repName',
        free().filter((column) => isText(column) && distinct(column) <= 200),
      );
  }
  return guessed;
}

const distinct = (column: ColumnProfile): number => column.values?.size ?? Number.POSITIVE_INFINITY;

const isText = (column: ColumnProfile): boolean =>
  !fits('day', column) && !fits('amount', column) && distinct(column) > 1;

/** Numbers that are no running number: some have decimals, or values repeat. */
const isAmount = (column: ColumnProfile): boolean => {
  const { numbers, days, filled, values } = column;
  if (!fits('amount', column) || days.count >= filled * 0.8) return false;
  return numbers.point + numbers.comma > 0 || values === null || values.size < filled || filled < 20;
};
