import type { Migration } from './types';

/** Managers' inclusions: accounts that are up for review in a rotation by their word. */
export const inclusions: Migration = {
  name: '046-inclusions',
  async up(db) {
    await db.schema
      .createTable('inclusions')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('rotation_id', 'text', (c) => c.notNull().references('rotations.id'))
      .addColumn('account_id', 'integer', (c) => c.notNull().references('accounts.id'))
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('until', 'text', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('created_by', 'text', (c) => c.references('users.id'))
      .addColumn('removed_at', 'text')
      .execute();
    await db.schema.createIndex('inclusions_by_rotation').on('inclusions').column('rotation_id').execute();
  },
};
