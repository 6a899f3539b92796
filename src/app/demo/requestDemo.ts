import { ProductError } from '../../shared/errors';
import { isWithoutData } from '../../storage/accounts/accounts';
import { type Database, inTransaction } from '../../storage/database';
import { enqueueJob } from '../../storage/jobs/jobs';

/**
 * Queues the loading of the demo company into a database that has no data yet.
 * @returns the job's id
 * @throws ProductError demo.notEmpty
 */
export async function requestDemo(database: Database, request: { at: string; by: string | null }): Promise<string> {
  return inTransaction(database.db, async (trx) => {
    if (!(await isWithoutData(trx))) {
      throw new ProductError(
        'refused',
        'demo.notEmpty',
        'There is data already; the demo company needs a database without any. Start one with another DATABASE_URL.',
      );
    }
    return enqueueJob(trx, { kind: 'demo', payload: {}, ...request });
  });
}
