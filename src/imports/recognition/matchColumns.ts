import type { Dialect, DialectFile } from '../dialects/dialect';
import { FIELDS, type FieldType } from '../mapping/fields';
import type { ColumnProfile } from '../tables/columnProfile';
import { packed, packedWhole, plainWords } from '../tables/plainWords';

/** Which column a meaning was found in, and how surely, from 0 to 1. */
export interface Match {
  field: string;
  column: ColumnProfile;
  score: number;
}

/** Finds the columns of a dialect's file in a table. Each column gets one meaning, each meaning one column. */
export function matchColumns(dialect: Dialect, file: DialectFile, columns: readonly ColumnProfile[]): Match[] {
  return dialect.loose ? matchLoosely(file, columns) : matchByName(file, columns);
}

function matchByName(file: DialectFile, columns: readonly ColumnProfile[]): Match[] {
  const taken = new Set<ColumnProfile>();
  const matches: Match[] = [];
  for (const [field, names] of Object.entries(file.columns)) {
    const column = firstNamed(
      names,
      columns.filter((one) => !taken.has(one)),
    );
    if (!column) continue;
    taken.add(column);
    matches.push({ field, column, score: 1 });
  }
  return matches;
}

/** The column that has the earliest of the names; a column without any value only when there is no other. */
function firstNamed(names: readonly string[], columns: readonly ColumnProfile[]): ColumnProfile | undefined {
  const named = names.flatMap((name) => {
    const whole = columns.find((column) => packedWhole(column.header) === packedWhole(name));
    return whole ?? columns.find((column) => packed(column.header) === packed(name)) ?? [];
  });
  return named.find((column) => column.filled > 0) ?? named[0];
}

function matchLoosely(file: DialectFile, columns: readonly ColumnProfile[]): Match[] {
  const all: Match[] = [];
  for (const [field, names] of Object.entries(file.columns)) {
    for (const column of columns) {
      const score = likeness(plainWords(column.header), names);
      const { type } = FIELDS[file.holds][field];
      if (score > 0 && (fits(type, column) || (type === 'day' && score > 0.9 && areSerials(column))))
        all.push({ field, column, score });
    }
  }
  all.sort((a, b) => b.score - a.score || a.column.position - b.column.position);
  const matches: Match[] = [];
  for (const match of all) {
    if (!matches.some(({ field, column }) => field === match.field || column === match.column)) matches.push(match);
  }
  return matches;
}

/** How well a header fits a list of words: 1 for the first of them itself, less for later ones and words among others. */
function likeness(header: string, names: readonly string[]): number {
  let best = 0;
  names.forEach((name, i) => {
    const words = plainWords(name);
    if (sameWords(header, words)) best = Math.max(best, 1 - i * 0.001);
    else if (` ${header} `.includes(` ${words} `)) {
      const extra = header.split(' ').length - words.split(' ').length;
      best = Math.max(best, 0.8 - extra * 0.05 - i * 0.001);
    }
  });
  return best;
}

const sameWords = (a: string, b: string): boolean =>
  a === b || a === `${b}s` || a.replaceAll(' ', '') === b.replaceAll(' ', '');

/** Days that lost their format; only a name that says so makes days of numbers. */
const areSerials = ({ numbers, filled }: ColumnProfile): boolean => filled > 0 && numbers.serials === filled;

/** Whether the values of a column can be what a field of this type holds. */
export function fits(type: FieldType, { filled, numbers, days }: ColumnProfile): boolean {
  if (filled === 0) return false;
  if (type === 'day') return days.count >= filled * 0.8;
  if (type === 'amount' || type === 'number') return numbers.count >= filled * 0.8;
  // An id may look like a day of digits alone (20240131), and be one for that matter; a name is neither day nor amount.
  if (type === 'key') return days.count - numbers.count < filled * 0.8 && numbers.point + numbers.comma < filled * 0.8;
  return days.count < filled * 0.8;
}
