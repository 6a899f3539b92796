import { ProductError } from '../../shared/errors';
import type { Database } from '../../storage/database';
import { findImport, type ImportRecord, importJob } from '../../storage/imports/imports';
import { undoableImport } from '../../storage/imports/importUndo';
import type { Job } from '../../storage/jobs/jobs';

/**
 * One import.
 * @throws ProductError import.notFound
 */
export async function findImportRecord(database: Database, id: string): Promise<ImportRecord> {
  const found = await findImport(database.db, id);
  if (!found) throw new ProductError('notFound', 'import.notFound', 'There is no such import.');
  return found;
}

/** An import with the work that is going on for it. */
export interface ImportView {
  record: ImportRecord;
  /** Reading or committing, queued or under way. */
  work: Job | null;
  /** Why the last reading or commit did not succeed, if it did not. */
  trouble: string | null;
  /** It is the last committed import, and what it changed is kept. */
  canUndo: boolean;
}

/**
 * What the page of an import shows.
 * @throws ProductError import.notFound
 */
export async function viewImport(database: Database, id: string): Promise<ImportView> {
  const record = await findImportRecord(database, id);
  const job = await importJob(database.db, id);
  const work = job !== null && (job.state === 'queued' || job.state === 'running') ? job : null;
  const waiting = record.state === 'staging' || record.state === 'previewed' || job?.kind === 'import.undo';
  const jobTrouble = waiting && job?.state === 'failed' ? job.error : null;
  const canUndo = (await undoableImport(database.db))?.id === id;
  return { record, work, trouble: record.error ?? jobTrouble, canUndo };
}
