import type { RejectedRow } from '../../imports/problems';
import type { FileSummary, ImportSummary } from '../../imports/summary';
import { rowsRejected } from '../../imports/summary';
import type { Database } from '../../storage/database';
import type { ReadingAttempt } from '../../storage/imports/imports';
import { firstRejected } from './rejected';

/**
 * More rejected rows than this are only counted here, as all are held in memory, and `rejectedTruncated` says so; the
 * downloadable CSV has them all.
 */
const MOST_REJECTED = 20_000;

/** A file as `rotation import --json` writes it: its rejected rows stand with it. */
export type FileJson = Omit<FileSummary, 'rejected'> & { rejected: RejectedRow[]; rejectedRows: number };

/** The result of `rotation import --json`. */
export interface ImportJson extends Omit<ImportSummary, 'files' | 'firstRejected'> {
  id: string;
  state: 'committed' | 'dryRun';
  files: FileJson[];
  /** The rejected rows of all files, the first 20,000 of them. */
  rejected: RejectedRow[];
  /** There are more than stand in `rejected`; `rejectedRows` of the files counts all. */
  rejectedTruncated: boolean;
}

/** Puts together what the import command answers; reads the rejected rows from the staging file. */
export function importJson(
  database: Database,
  reading: ReadingAttempt,
  summary: ImportSummary,
  state: ImportJson['state'],
): ImportJson {
  const { rows: rejected, isTruncated: rejectedTruncated } =
    rowsRejected(summary) > 0 ? firstRejected(database, reading, MOST_REJECTED) : { rows: [], isTruncated: false };
  const { firstRejected: _, files, ...rest } = summary;
  return {
    id: reading.id,
    state,
    ...rest,
    files: files.map((file) => ({
      ...file,
      rejectedRows: file.rejected,
      rejected: rejected.filter((row) => row.file === file.file),
    })),
    rejected,
    rejectedTruncated,
  };
}
