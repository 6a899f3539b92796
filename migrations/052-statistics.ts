import { sql } from 'kysely';
import type { Migration } from './types';

/** Erased reps are counted with every page; and what SQLite knows of the rows of a database that is there already. */
export const statistics: Migration = {
  name: '052-statistics',
  async up(db, dialect) {
    await db.schema
      .createIndex('reps_erased')
      .on('reps')
      .column('erased_at')
      .where(sql.ref('erased_at'), 'is not', null)
      .execute();
    // PostgreSQL looks by itself.
    if (dialect.name !== 'sqlite') return;
    await sql`pragma analysis_limit = 1000`.execute(db);
    await sql`analyze`.execute(db);
  },
};
