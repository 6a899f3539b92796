import type { FileKind } from '../kinds/rowKind';

/** A file as a dialect sees it: its name without folders, and the cells of its first line, trimmed. */
export interface FileHeader {
  name: string;
  header: readonly string[];
}

/** How the rows of one file become rows of one canonical kind. */
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
  /** Brings a cell into canonical form (a decimal comma, another date order) before it is read. */
  normalise?: (column: string, text: string) => string;
}

/**
 * A way in which systems write their data. One small file each; a dialect only says which file holds what. Reading,
 * checking, staging and committing are the same for all.
 */
export interface Dialect {
  /** Short name, stored as the source of all that came through it; ids are unique within a source. */
  source: string;
  /** The canonical kinds that a file feeds; empty when it is not of this dialect. */
  recognise(file: FileHeader): FileMapping[];
}
