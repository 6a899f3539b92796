import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { markDiscarded, removeImport } from '../../storage/imports/importReading';
import { removeAttempts } from '../../storage/imports/importStagingFiles';
import { findImport, importJob } from '../../storage/imports/imports';
import { requestCancel } from '../../storage/jobs/jobs';
import type { Actor } from '../actor';
import { removeUpload } from './announceImport';

/**
 * Discards an import that has not been committed; its staged rows are deleted.
 * @throws ProductError import.notFound, import.committed
 */
export async function discardImport(database: Database, id: string, actor: Actor): Promise<void> {
  const found = await inTransaction(database.db, async (trx) => {
    const job = await importJob(trx, id);
    if (job?.kind === 'import.stage') await requestCancel(trx, job.id, actor.now);
    const found = await findImport(trx, id);
    if (!found) throw new ProductError('notFound', 'import.notFound', 'There is no such import.');
    if (!(await markDiscarded(trx, id))) {
      throw new ProductError(
        'conflict',
        'import.committed',
        'This import has been committed or discarded already. What was committed stays; import corrected files to change it.',
      );
    }
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'import.discarded',
      subjectType: 'import',
      subjectId: id,
      payload: {},
    });
    return found;
  });
  removeAttempts(database.path, found);
  removeUpload(database, id);
}

/** Forgets an import that was only tried, with all it staged: nothing of a dry run stays. */
export async function forgetImport(database: Database, id: string): Promise<void> {
  await removeImport(database.db, id);
  removeAttempts(database.path, { id, attempt: 1 });
}
