import { cannotUndo, type UndoCounts } from '../../imports/undo';
import { ProductError } from '../../shared/errors';
import { inTransactionPatiently } from '../../storage/attached';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { findImport, importJob } from '../../storage/imports/imports';
import { blockedBy, takeBack, undoableImport, undoCounts } from '../../storage/imports/importUndo';
import { enqueueJob } from '../../storage/jobs/jobs';
import type { Actor } from '../actor';

/** What would be taken back, and what is known to stand in the way; null = nothing that can be seen beforehand. */
export interface UndoPreview {
  id: string;
  counts: UndoCounts;
  blocked: string | null;
}

/**
 * Looks at what taking the last import back would do; writes nothing.
 * @param id of the import; left out: the last one
 * @throws ProductError import.undoBlocked when it is not the last import or nothing is kept of it
 */
export async function previewUndo(database: Database, id?: string): Promise<UndoPreview> {
  const found = await undoableImport(database.db);
  if (!found || (id !== undefined && found.id !== id)) throw cannotUndo(NOT_LAST);
  return {
    id: found.id,
    counts: await undoCounts(database.db, found.header),
    blocked: await blockedBy(database.db, found),
  };
}

const NOT_LAST =
  'Only the last import can be taken back, once: it has been followed by another, was taken back already, or came before the product kept what is needed for it.';

/**
 * Takes the last import back, all of it or nothing.
 * @throws ProductError import.undoBlocked when something was built on it
 */
export async function undoImport(database: Database, id: string, actor: Actor): Promise<UndoCounts> {
  return inTransactionPatiently(database, async (trx) => {
    const { counts } = await previewUndo({ ...database, db: trx as unknown as Database['db'] }, id);
    await takeBack(database, trx, id, { at: actor.now, by: actor.id });
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'import.undone',
      subjectType: 'import',
      subjectId: id,
      payload: { ...counts },
    });
    return counts;
  });
}

/**
 * Queues taking an import back.
 * @throws ProductError import.notFound, import.undoBlocked, import.undoing
 */
export async function requestUndo(database: Database, id: string, actor: Actor): Promise<void> {
  await inTransaction(database.db, async (trx) => {
    if (!(await findImport(trx, id))) throw new ProductError('notFound', 'import.notFound', 'There is no such import.');
    const found = await undoableImport(trx);
    if (found?.id !== id) throw cannotUndo(NOT_LAST);
    const job = await importJob(trx, id);
    if (job?.kind === 'import.undo' && (job.state === 'queued' || job.state === 'running')) {
      throw new ProductError('conflict', 'import.undoing', 'This import is being taken back already.');
    }
    await enqueueJob(trx, { kind: 'import.undo', payload: {}, importId: id, at: actor.now, by: actor.id });
  });
}
