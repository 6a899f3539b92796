import type { Migration } from './types';

/** Whether a file told the first day of a spell, or it is only the first day on which the owner is seen. */
export const startKnown: Migration = {
  name: '047-start-known',
  async up(db) {
    await db.schema
      .alterTable('assignments')
      .addColumn('start_known', 'integer', (c) => c.notNull().defaultTo(1))
      .execute();
  },
};
