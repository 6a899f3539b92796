import { type Kysely, sql } from 'kysely';
import type { Trx } from './databaseTypes';
import { onPostgres } from './dialect/engine';
import { WRITE_LOCK } from './dialect/postgresDialect';
import type { Schema } from './schema/index';
import { storageTrouble } from './whenFree';

/**
 * Runs work that can as well be done another time in a write transaction, if nobody else writes just now: what the
 * reading of a page notes on the side must not make the page wait for a long import.
 * @returns what the work returned; null when another was writing, and nothing was done
 * @throws ProductError storage.full, storage.unreachable (busy)
 */
export async function ifFree<T>(db: Kysely<Schema>, work: (trx: Trx) => Promise<T>): Promise<T | null> {
  try {
    // With an isolation of its own a transaction does not queue for PostgreSQL's lock.
    const unqueued = db.transaction().setIsolationLevel('read committed');
    return await unqueued.execute(async (trx) => ((await hasLock(trx)) ? work(trx) : null));
  } catch (error) {
    const trouble = storageTrouble(error);
    if (trouble?.code === 'storage.busy') return null;
    throw trouble ?? error;
  }
}

/** On SQLite a write transaction that has begun holds the lock. */
async function hasLock(trx: Trx): Promise<boolean> {
  if (!onPostgres(trx)) return true;
  const asked = sql<{ had: number }>`select pg_try_advisory_xact_lock(${sql.lit(WRITE_LOCK)})::int as had`;
  return (await asked.execute(trx)).rows[0].had === 1;
}
