import { isProductError } from '../shared/errors';
import { type Database, inTransaction, openDatabase, type Trx } from './database';

/**
 * A connection of its own to the database with another file attached, so that both can be compared in SQL and no other
 * work of the process is disturbed.
 * @param name by which SQL knows the other file
 */
export async function withAttached<T>(
  database: Database,
  path: string,
  name: string,
  work: (bridge: Database) => Promise<T>,
): Promise<T> {
  // Waiting for a lock blocks the process, and with it perhaps the very transaction that holds the lock.
  const bridge = openDatabase(database.url, { busyTimeoutMs: 100 });
  try {
    // Two files share the memory that one has elsewhere.
    bridge.raw.pragma('cache_size = -32768');
    bridge.raw.prepare(`attach ? as ${name}`).run(path);
    return await work(bridge);
  } finally {
    await bridge.close();
  }
}

/** About a minute: an import may be committing. */
const ATTEMPTS = 30;

/** Runs the work in one write transaction, waiting for the lock as long as another long write may hold it. */
export async function inTransactionPatiently<T>(database: Database, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(database.db, work);
    } catch (error) {
      if (attempt >= ATTEMPTS || !isProductError(error) || error.code !== 'storage.busy') throw error;
    }
  }
}
