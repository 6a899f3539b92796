import type { Day } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { isWithoutData } from '../../storage/accounts/accounts';
import { bringOver } from '../../storage/bringOver';
import type { Database, Db } from '../../storage/database';
import { buildApart } from './buildApart';
import { liveThrough } from './liveThrough';

/**
 * Fills a database without data with the made-up company. It is built in a file beside the database and brought over in one
 * transaction: whatever happens meanwhile, the database is as it was before or has all of it.
 * @param at the day up to which it lives, and the instant: nothing happens later than that
 * @param note told what begins; may throw to stop, with nothing changed
 * @throws ProductError demo.notEmpty when the database holds data already
 */
export async function createDemo(
  database: Database,
  at: { today: Day; now: string },
  note: (line: string) => void,
): Promise<void> {
  await requireNoData(database.db);
  await buildApart(
    database,
    at.now,
    (built) => liveThrough(built, at, note),
    async (path) => {
      note('Bringing everything over');
      await bringOver(database, path, requireNoData);
    },
  );
}

async function requireNoData(db: Db): Promise<void> {
  if (await isWithoutData(db)) return;
  throw new ProductError(
    'refused',
    'demo.notEmpty',
    'This database holds data already; the demo company needs an empty one.',
  );
}
