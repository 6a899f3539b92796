import type { FileKind } from '../kinds/rowKind';
import type { RowProblem } from '../problems';
import type { RecognisedFile } from '../recognition/recognised';
import type { Rates } from './rates';
import type { TableRow } from './tableRow';

/** Why a row of a table is not read, without being wrong; `elsewhere` = another feed of the table has it. */
export type LeftOut = 'note' | 'deleted' | 'lost' | 'elsewhere' | 'noCreation' | 'noDealId' | 'blankKey';

/** What a row of a table becomes: rows of a kind as canonical cells by column; nothing, for a reason; or a problem. */
export type Made =
  | { rows: Cells[]; cents?: number }
  | { leftOut: LeftOut; cents?: number }
  | { problem: RowProblem; cents?: number };

/** Canonical cells by the names of their columns; a column that is left out is empty. */
export type Cells = Readonly<Record<string, string>>;

/**
 * How a table feeds one canonical kind. `merge`: what becomes of a second row with the same key: it is rejected, the first
 * one stays without a word, or their amounts are added up.
 */
export interface Feed {
  kind: FileKind;
  merge: 'reject' | 'first' | 'sum';
  /** True when its rows follow from other things, e.g. reps from the owners of accounts. */
  derived: boolean;
  /** Canonical columns that it fills. */
  columns: readonly string[];
  /** Canonical column → field, to name the table's own column in problems. */
  fields: Readonly<Record<string, string>>;
  make(row: TableRow): Made;
  /** What a row is about, so that a second file with the same deals does not count them twice; null = nothing. */
  identity?(row: TableRow): string | null;
}

/** What feeds must know of the whole import. */
export interface ImportContext {
  /** Another file of the import holds the accounts: rows that name others are rejected, not added. */
  hasAccounts: boolean;
  /** Currency of the company, ISO 4217. */
  currency: string;
  rates: Rates;
  /** ISO day. */
  today: string;
}

/** Makes the feeds of one recognised file. */
export type FeedMaker = (file: RecognisedFile, context: ImportContext) => Feed[];
