import { sql } from 'kysely';
import type { Migration } from './types';

/** Protected reps who agreed that accounts of theirs may be exchanged; a row ends when they take it back. */
export const optIns: Migration = {
  name: '012-opt-ins',
  async up(db, dialect) {
    await dialect
      .withCountedId(db.schema.createTable('opt_ins'))
      .addColumn('rep_id', 'integer', (c) => c.notNull().references('reps.id'))
      .addColumn('user_id', 'text', (c) => c.notNull().references('users.id'))
      .addColumn('from_at', 'text', (c) => c.notNull())
      .addColumn('ended_at', 'text')
      .execute();
    await sql`create unique index opt_ins_one_open on opt_ins (rep_id) where ended_at is null`.execute(db);
  },
};
