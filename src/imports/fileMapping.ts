import type { FileKind } from './kinds/rowKind';

/** How the rows of one file are rows of one canonical kind. */
export interface FileMapping {
  kind: FileKind;
  /** For each column of the kind, in its order: the position in the file's rows, or -1 when the file lacks it. */
  positions: readonly number[];
  /** Columns of the file that nothing is read from. */
  ignoredColumns: readonly string[];
  /** Columns of which the file has more than one, with the positions. */
  repeatedColumns: readonly { column: string; positions: readonly number[] }[];
  /** Required columns that the file lacks. */
  missingColumns: readonly string[];
  /** True when the file's name alone said what it is; such a file beats one that only looks alike. */
  byName: boolean;
}
