import type { Migration } from './types';

/** How often rows of reps changed, for what processes keep of them: names, teams and leaving days stand on every page. */
export const repChanges: Migration = {
  name: '053-rep-changes',
  async up(db, dialect) {
    await db.schema
      .createTable('row_changes')
      .addColumn('table_name', 'text', (c) => c.primaryKey())
      .addColumn('changes', 'integer', (c) => c.notNull())
      .execute();
    await dialect.countChanges(db, 'reps');
    await db.schema.dropIndex('reps_erased').execute();
  },
};
