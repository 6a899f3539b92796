import { sql } from 'kysely';
import type { Migration } from './types';

/** Which attempt reads an import, or has read it: each attempt stages into a file of its own. */
export const importAttempts: Migration = {
  name: '014-import-attempts',
  async up(db) {
    // 0 = nobody has begun to read it.
    await db.schema
      .alterTable('imports')
      .addColumn('attempt', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
    await sql`update imports set attempt = 1 where state in ('previewed', 'committed')`.execute(db);
  },
};
