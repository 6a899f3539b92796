import { sql } from 'kysely';
import type { Database } from './databaseTypes';
import { isBusyError } from './dialect/errors';

/**
 * Takes out of a SQLite file what was deleted or replaced and still lies in its free parts and in its log: the file is
 * written anew. On PostgreSQL the server does so by itself (autovacuum).
 * @returns false when others read or write for so long that it could not be done; then nothing else has changed
 */
export async function forgetFreed(database: Database): Promise<boolean> {
  if (database.dialect.name !== 'sqlite') return true;
  try {
    await sql`vacuum`.execute(database.db);
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(database.db);
    return rows[0]?.busy === 0;
  } catch (error) {
    if (isBusyError(error)) return false;
    throw error;
  }
}
