import type { Dialect, DialectFile } from '../dialects/dialect';
import { dialects } from '../dialects/index';
import { missingField } from '../mapping/fields';
import type { ColumnProfile } from '../tables/columnProfile';
import { packed, packedWhole } from '../tables/plainWords';
import { guessByValues } from './byValues';
import { type Match, matchColumns } from './matchColumns';
import { monthsOfYears } from './monthsOfYears';

/** A way to read a table: as which file of which dialect, with which columns. */
export interface Candidate {
  dialect: Dialect;
  file: DialectFile;
  matches: Match[];
  /** Column names that tell the system. */
  telling: string[];
  /** Needed meanings that no column was found for, as the first of them; null = complete. */
  missing: string | null;
  /** Meanings that only the values told. */
  guessed: Match[];
  confidence: number;
}

/** Every way to read a table that has all it needs, the surest first; then those that lack something. */
export function candidatesFor(columns: readonly ColumnProfile[]): Candidate[] {
  return dialects
    .flatMap((dialect) => dialect.files.map((file) => candidate(dialect, file, columns)))
    .filter((one) => one !== null)
    .sort(
      (a, b) =>
        Number(a.missing !== null) - Number(b.missing !== null) ||
        Number(tellsSystem(b)) - Number(tellsSystem(a)) ||
        b.confidence - a.confidence,
    );
}

/** Two names that only one system has: its ids and words mean more than any likeness. */
const tellsSystem = ({ telling, dialect }: Candidate): boolean => !dialect.loose && telling.length >= 2;

function candidate(dialect: Dialect, file: DialectFile, columns: readonly ColumnProfile[]): Candidate | null {
  const telling = (file.telling ?? []).filter((name) => columns.some((column) => isNamed(column, name)));
  if (file.telling && telling.length === 0) return null;
  const found = matchColumns(dialect, file, columns);
  if (dialect.loose && listsRepeatedly(file, found)) return null;
  const sales = dialect.loose && file.holds === 'deals';
  const inYears = sales ? monthsOfYears(found, columns) : [];
  const guessed = sales ? guessByValues([...found, ...inYears], columns) : [];
  const matches = [...found, ...inYears, ...guessed];
  const has = (field: string): boolean => matches.some((match) => match.field === field);
  const otherNeed = (file.needs ?? []).find((group) => !group.some(has))?.[0];
  const missing = missingField(file.holds, has) ?? otherNeed ?? null;
  return {
    dialect,
    file,
    matches,
    telling,
    missing,
    guessed,
    confidence: confidenceOf(dialect, file, matches, telling),
  };
}

/** A list of accounts or reps names each of them about once; a table that repeats them is about something else. */
function listsRepeatedly({ holds }: DialectFile, matches: readonly Match[]): boolean {
  if (holds !== 'accounts' && holds !== 'reps') return false;
  const key = holds === 'accounts' ? 'account' : 'rep';
  const column = (matches.find(({ field }) => field === key) ?? matches.find(({ field }) => field === 'name'))?.column;
  return column?.values != null && column.values.size < column.filled * 0.7;
}

const isNamed = (column: ColumnProfile, name: string): boolean =>
  packedWhole(column.header) === packedWhole(name) || packed(column.header) === packed(name);

/**
 * How sure a reading is. Names that only one system has count most; a table of unknown origin is as sure as the names of
 * its needed columns are alike the usual words.
 */
function confidenceOf(
  dialect: Dialect,
  file: DialectFile,
  matches: readonly Match[],
  telling: readonly string[],
): number {
  if (!dialect.loose) {
    const share = matches.length / Object.keys(file.columns).length;
    return Math.min(0.99, 0.76 + 0.05 * Math.min(4, telling.length) + 0.1 * share);
  }
  const counted = matches.filter(({ field }) => COUNTED.has(field));
  if (counted.length === 0) return 0;
  const mean = counted.reduce((sum, { score }) => sum + score, 0) / counted.length;
  return mean * (file.holds === 'deals' || file.holds === 'rates' ? 0.95 : 0.85);
}

const COUNTED = new Set([
  'account',
  'accountName',
  'name',
  'rep',
  'repName',
  'date',
  'amount',
  'owner',
  'ownerName',
  'currency',
  'rate',
  'managerName',
]);
