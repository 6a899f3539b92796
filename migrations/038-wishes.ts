import { sql } from 'kysely';
import type { Migration } from './types';

/** What reps would hand over and keep, said before a rotation is planned. */
export const wishes: Migration = {
  name: '038-wishes',
  async up(db, dialect) {
    await db.schema
      .createTable('wish_windows')
      .addColumn('rotation_id', 'text', (c) => c.primaryKey().references('rotations.id'))
      // The last day on which reps can say it.
      .addColumn('closes_on', 'text', (c) => c.notNull())
      .addColumn('opened_at', 'text', (c) => c.notNull())
      .addColumn('opened_by', 'text', (c) => c.references('users.id'))
      // Closed before that day.
      .addColumn('closed_at', 'text')
      .execute();
    await dialect
      .withCountedId(db.schema.createTable('wishes'))
      .addColumn('rotation_id', 'text', (c) => c.notNull().references('rotations.id'))
      .addColumn('rep_id', 'integer', (c) => c.notNull().references('reps.id'))
      .addColumn('account_id', 'integer', (c) => c.notNull().references('accounts.id'))
      // handOver or keep
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull().references('users.id'))
      .addColumn('removed_at', 'text')
      .execute();
    await sql`create unique index wishes_once on wishes (rotation_id, rep_id, account_id) where removed_at is null`.execute(
      db,
    );
  },
};
