import { ProductError } from '../../shared/errors';
import type { Database } from '../../storage/database';
import { findImport, type ImportRecord, importJob } from '../../storage/imports/imports';
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
}

/**
 * What the page of an import shows.
 * @throws ProductError import.notFound
 */
export async function viewImport(database: Database, id: string): Promise<ImportView> {
  const record = await findImportRecord(database, id);
  const job = await importJob(database.db, id);
  const work = job !== null && (job.state === 'queued' || job.state === 'running') ? job : null;
  const waiting = record.state === 'staging' || record.state === 'previewed';
  const jobTrouble = waiting && job?.state === 'failed' ? job.error : null;
  return { record, work, trouble: record.error ?? jobTrouble };
}
