import type { Holding } from '../mapping/fields';

/** One kind of file that a system writes. Column names are compared without case, spaces, accents and punctuation. */
export interface DialectFile {
  holds: Exclude<Holding, 'nothing'>;
  /** Meaning → names of the column, the usual ones first. */
  columns: Readonly<Record<string, readonly string[]>>;
  /** One column of every group must be there, beyond what such a file needs anyway. */
  needs?: readonly (readonly string[])[];
  /** Column names that hardly another system has; one at least must be there. */
  telling?: readonly string[];
}

/**
 * A way in which systems write their data. One small file each; a dialect only says which column means what. Reading,
 * checking, staging and committing are the same for all.
 */
export interface Dialect {
  /** Short name of letters, stored as the source of all that came through it; ids are unique within a source. */
  source: string;
  /** For people. */
  label: string;
  files: readonly DialectFile[];
  /** Columns may also be named by words that contain the listed ones, and are then checked by their values. */
  loose?: boolean;
  /** Brings an id into the one form under which it is known. */
  id?: (text: string) => string;
}
