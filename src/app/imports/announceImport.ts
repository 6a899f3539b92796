import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CANONICAL } from '../../imports/dialects/canonical';
import type { InputFile } from '../../imports/reading/inputFile';
import { ProductError } from '../../shared/errors';
import { type Database, inTransaction } from '../../storage/database';
import { addImport } from '../../storage/imports/importReading';
import { importJob, requirePreviewed } from '../../storage/imports/imports';
import { enqueueJob } from '../../storage/jobs/jobs';
import type { Actor } from '../actor';

/** Where the files of an upload lie until they have been read. */
export function uploadFolder(database: Database, id: string): string {
  return join(dirname(database.path), 'imports', id);
}

/** Deletes the uploaded files of an import. */
export function removeUpload(database: Database, id: string): void {
  rmSync(uploadFolder(database, id), { recursive: true, force: true });
}

/** Notes an upload and queues the reading of its files. */
export async function announceImport(
  database: Database,
  upload: { id: string; files: InputFile[]; currency?: string },
  actor: Actor,
): Promise<void> {
  const { id, ...payload } = upload;
  await inTransaction(database.db, async (trx) => {
    await addImport(trx, { id, source: CANONICAL, createdAt: actor.now, createdBy: actor.id });
    await enqueueJob(trx, { kind: 'import.stage', payload, importId: id, at: actor.now, by: actor.id });
  });
}

/**
 * Queues the commit of a previewed import.
 * @throws ProductError import.notFound, import.notPreviewed, import.nothingUsable, import.committing
 */
export async function requestCommit(database: Database, id: string, actor: Actor): Promise<void> {
  await inTransaction(database.db, async (trx) => {
    await requirePreviewed(trx, id);
    const job = await importJob(trx, id);
    if (job && job.kind === 'import.commit' && (job.state === 'queued' || job.state === 'running')) {
      throw new ProductError('conflict', 'import.committing', 'This import is being committed already.');
    }
    await enqueueJob(trx, { kind: 'import.commit', payload: {}, importId: id, at: actor.now, by: actor.id });
  });
}
