import { type Database, type OpenOptions, openDatabase } from '../src/storage/database';
import { SyncPostgres } from './syncPostgres';

/** Opens a database with a handle that answers at once, `raw`, on PostgreSQL too: for what tests look at. */
export function openRaw(url: string, options: OpenOptions = {}): Database {
  const database = openDatabase(url, options);
  if (!url.startsWith('postgres:')) return database;
  const raw = new SyncPostgres(url.replace(/\?.*/, ''));
  return {
    ...database,
    raw: raw as unknown as Database['raw'],
    async close() {
      raw.close();
      await database.close();
    },
  };
}
