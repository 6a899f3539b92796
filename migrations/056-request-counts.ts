import { sql } from 'kysely';
import type { Migration } from './types';

/**
 * Requests counted against a limit, shared by the processes on one PostgreSQL; one SQLite file is served by one process,
 * which counts in its memory. Counts may be lost in a crash of the server, so that counting waits for no disk.
 */
export const requestCounts: Migration = {
  name: '056-request-counts',
  async up(db, dialect) {
    if (dialect.name !== 'postgres') return;
    await db.schema
      .createTable('request_counts')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('hits', 'integer', (c) => c.notNull())
      .addColumn('ends_at', 'integer', (c) => c.notNull())
      .execute();
    await sql`alter table request_counts set unlogged`.execute(db);
  },
};
