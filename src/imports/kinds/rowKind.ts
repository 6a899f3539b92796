import type { CellReader, Value } from '../cells';
import type { RowProblem } from '../problems';

/** The canonical files, in the order in which they are read: whoever is named comes before who names them. */
export const FILE_KINDS = [
  'reps',
  'accounts',
  'assignments',
  'revenue',
  'quotas',
  'contacts',
  'deals',
  'absences',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** What a cell can refer to by its id or name. Categories come into being by being named. */
export type Referent = 'account' | 'rep' | 'category';

export interface Column {
  name: string;
  /** A file without this column is refused; its cells may still be empty where `read` allows it. */
  required: boolean;
  read: CellReader;
  /** The value is an id (or name) that is replaced by our reference to what it names. */
  refersTo?: Referent;
}

/** One kind of row: its columns in canonical order, which of them identify a row, and the checks across cells. */
export interface RowKind {
  kind: FileKind;
  columns: readonly Column[];
  /** Names of the columns that no two rows of a file may share. */
  key: readonly string[];
  /** The first column is the id of a new thing that other rows can then name. */
  defines?: 'account' | 'rep';
  /** The column that names another row of the same file, e.g. a manager; checked once the whole file is read. */
  parent?: string;
  /** A problem that shows only when cells are seen together; values in the order of `columns`. */
  check?(values: readonly Value[]): RowProblem | null;
}

/** A column that a file must have. */
export function required(name: string, read: CellReader, refersTo?: Referent): Column {
  return { name, required: true, read, ...(refersTo ? { refersTo } : {}) };
}

/** A column that a file may leave out; then nothing that is known is changed. */
export function extra(name: string, read: CellReader, refersTo?: Referent): Column {
  return { ...required(name, read, refersTo), required: false };
}

/** A check that a spell ends on or after the day it begins; `from` and `to` are positions, `to` half-open or null. */
export function endsAfterStart(from: number, to: number, column: string) {
  return (values: readonly Value[]): RowProblem | null => {
    const [start, end] = [values[from], values[to]];
    if (typeof start !== 'string' || typeof end !== 'string' || end > start) return null;
    return {
      kind: 'endBeforeStart',
      column,
      value: '',
      problem: `The ${column} lies before the start, ${start}. ${column} is the last day, so it is the start or later.`,
    };
  };
}
