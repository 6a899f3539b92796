import { CANONICAL } from '../../../imports/dialects/canonical';
import { type Database, inTransaction } from '../../../storage/database';
import { addImport, markFailed } from '../../../storage/imports/importReading';
import { findImport } from '../../../storage/imports/imports';
import { listUsers } from '../../../storage/people/users';
import { notify } from '../../notifications/notify';
import { importFailed } from '../../webhooks/importFailed';

/**
 * Notes that files of the watched folder could not be imported and tells every administrator, as each has chosen, and
 * other systems; once for each import.
 * @param error the sentence that says why
 */
export async function tellFailedDrop(database: Database, id: string, error: string, at: string): Promise<void> {
  await inTransaction(database.db, async (trx) => {
    if (!(await findImport(trx, id))) await addImport(trx, { id, source: CANONICAL, createdAt: at, createdBy: null });
    if (await markFailed(trx, id, error)) await importFailed(trx, id, at);
    const to = (await listUsers(trx)).filter(({ role }) => role === 'admin').map((user) => user.id);
    await notify(trx, { kind: 'watchedImportFailed', about: { importId: id }, to, by: null, key: id, at });
  });
}
