import { type Mapping, mapping as mappingSchema } from '../../imports/mapping/mapping';
import type { RecognisedFile } from '../../imports/recognition/recognised';
import { ProductError } from '../../shared/errors';
import { type Database, inTransaction } from '../../storage/database';
import { readAgain } from '../../storage/imports/importReading';
import { removeAttempts } from '../../storage/imports/importStagingFiles';
import { findImport, type ImportRecord, importJob } from '../../storage/imports/imports';
import { enqueueJob } from '../../storage/jobs/jobs';
import type { Actor } from '../actor';

/** What the files of an import look like, whether a person is asked about them or they have been read. */
export function recognisedFiles({ recognised, summary }: ImportRecord): RecognisedFile[] {
  return recognised ?? summary?.recognised ?? [];
}

/**
 * Has the files of an import read again as a person states them. What was staged before is thrown away.
 * @throws ProductError import.notFound, import.notRestated (conflict) when it has been decided or is being worked on
 */
export async function restateImport(database: Database, id: string, stated: Mapping, actor: Actor): Promise<void> {
  const mapping = mappingSchema.parse(stated);
  const before = await inTransaction(database.db, async (trx) => {
    const found = await findImport(trx, id);
    if (!found) throw new ProductError('notFound', 'import.notFound', 'There is no such import.');
    const job = await importJob(trx, id);
    const reads = job?.kind === 'import.stage' && job.state !== 'queued' && job.state !== 'running';
    if (!reads || !(await readAgain(trx, id, mapping))) throw notRestated();
    await enqueueJob(trx, { kind: 'import.stage', payload: job.payload, importId: id, at: actor.now, by: actor.id });
    return found;
  });
  removeAttempts(database.path, before);
}

const notRestated = (): ProductError =>
  new ProductError(
    'conflict',
    'import.notRestated',
    'The files of this import cannot be read in another way now: it is being worked on, or it has been committed or discarded. Import them again.',
  );
