import type { FileKind } from './kinds/rowKind';
import type { ProblemKind, RejectedRow } from './problems';
import type { Encoding } from './reading/inspect';
import type { RecognisedFile } from './recognition/recognised';

/** Rows of a file that are not read without being wrong: open or lost deals, notes, repeated ones. */
export interface LeftOutRows {
  because: string;
  rows: number;
  /** Their sum in minor units, where they have one. */
  cents: number | null;
}

/**
 * What one file brings of one kind. read = added + changed + unchanged + rejected, and in files of other systems also
 * + combined + the rows left out. Where several files feed one kind, its counts stand with the first of them.
 */
export interface FileSummary {
  /** Name of the file as it was given. */
  file: string;
  kind: FileKind;
  /** Rows below the header that are not blank. */
  read: number;
  added: number;
  changed: number;
  unchanged: number;
  rejected: number;
  /** Accepted rows that were added to the row of another one, e.g. deals of one month. */
  combined: number;
  /** True when its rows follow from others, e.g. reps who are only named as owners. */
  derived: boolean;
  leftOut: LeftOutRows[];
  /** Sum of the accepted rows in minor units; null for files without money that adds up. */
  totalCents: number | null;
  ignoredColumns: string[];
  encoding: Encoding;
}

/** What an import does to the ownership ledger beyond the rows of assignments.csv. */
export interface LedgerSummary {
  /** Accounts that get their first spell from owner_id, as no assignment names them. */
  fromOwnerId: number;
  /** Accounts whose owner changes today, because owner_id names another rep than the ledger does. */
  ownerChanges: number;
  /** Accounts that a trade moved and for which the files show another owner; the ledger stays. */
  differences: number;
  /** Trades whose every account now shows its new owner in the files. */
  confirmedTrades: number;
}

/** A row of revenue as it would be written; `cents` in minor units, `rep` empty = nobody. */
export interface SampleRow {
  account: string;
  month: string;
  category: string;
  rep: string;
  cents: number;
}

/** Two names that may stand for one as the files have them; `cents` in minor units, of the files alone. */
export interface AlikePair {
  noun: 'account' | 'category';
  score: number;
  names: { name: string; region: string | null; owner: string | null; cents: number }[];
}

/** The preview of an import, and after the commit what it did. Stored as JSON in imports.summary. */
export interface ImportSummary {
  source: string;
  /** ISO 4217 */
  currency: string;
  files: FileSummary[];
  /** Files that were given but are of no known kind, with the reason. */
  ignoredFiles: { file: string; because: string }[];
  warnings: string[];
  /** What the files of other systems were recognised as. */
  recognised: RecognisedFile[];
  /** Who told the owners: files, or the rep of the latest sale; null = nothing did. */
  ownersFrom: 'files' | 'latestSale' | null;
  /** A few rows of revenue as they would be written, where files of other systems were read. */
  samples: SampleRow[];
  /** Sentences on what was derived and how. */
  derivations: string[];
  /** Some names that may stand for one, with what tells; left out by imports before they were shown. */
  alike?: AlikePair[];
  /** Rows of revenue that complete files lack and that are taken out; left out by imports before it was counted. */
  takenOut?: number;
  /** First and last month of the accepted revenue rows; null without any. */
  months: { first: string; last: string } | null;
  ledger: LedgerSummary;
  problems: { kind: ProblemKind; rows: number }[];
  /** The first rejected rows; all of them are in the download. */
  firstRejected: RejectedRow[];
}

/** How many rejected rows a summary carries with it. */
export const FIRST_REJECTED = 50;

/** Rows that the commit would write: of all files, and spells of the ledger that follow from owner_id. */
export function rowsToWrite({ files, ledger, takenOut = 0 }: ImportSummary): number {
  const rows = files.reduce((sum, file) => sum + file.added + file.changed, 0);
  return rows + takenOut + ledger.fromOwnerId + ledger.ownerChanges;
}

/** Rows there were, and not one of them could be taken: there is nothing to commit. */
export function nothingUsable(summary: ImportSummary): boolean {
  const taken = summary.files.reduce((rows, file) => rows + file.added + file.changed + file.unchanged, 0);
  return taken === 0 && rowsRejected(summary) > 0;
}

/** Rejected rows over all files. */
export function rowsRejected(summary: ImportSummary): number {
  return summary.files.reduce((sum, file) => sum + file.rejected, 0);
}
