import type { Migration } from './types';

/** The company, its reps and managers, the users who sign in and their sessions. */
export const people: Migration = {
  name: '001-people',
  async up(db, dialect) {
    await db.schema
      .createTable('company')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('currency', 'text', (c) => c.notNull())
      .addColumn('locale', 'text', (c) => c.notNull())
      .addColumn('is_demo', 'integer', (c) => c.notNull())
      .addColumn('policy', 'text', (c) => c.notNull())
      // Counts up with every change of data or ledger, so that an analysis knows whether it is still current.
      .addColumn('data_version', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('created_at', 'text', (c) => c.notNull())
      .execute();

    await dialect
      .withCountedId(db.schema.createTable('reps'))
      .addColumn('source', 'text', (c) => c.notNull())
      .addColumn('external_id', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('email', 'text')
      .addColumn('manager_id', 'integer', (c) => c.references('reps.id'))
      .addColumn('region', 'text', (c) => c.notNull())
      .addColumn('hire_date', 'text')
      .addColumn('end_date', 'text')
      .addUniqueConstraint('reps_external', ['source', 'external_id'])
      .execute();
    await db.schema.createIndex('reps_by_manager').on('reps').column('manager_id').execute();

    await db.schema
      .createTable('users')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('email', 'text', (c) => c.notNull().unique())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('rep_id', 'integer', (c) => c.references('reps.id').unique())
      .addColumn('password_hash', 'text')
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('disabled_at', 'text')
      .execute();

    await db.schema
      .createTable('sessions')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('user_id', 'text', (c) => c.references('users.id').onDelete('cascade'))
      .addColumn('data', 'text', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('touched_at', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('sessions_by_expiry').on('sessions').column('expires_at').execute();
  },
};
