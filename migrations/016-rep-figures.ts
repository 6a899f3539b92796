import type { Migration } from './types';

/** Whether figures of an individual rep are shown to others than that rep. */
export const repFigures: Migration = {
  name: '016-rep-figures',
  async up(db) {
    await db.schema
      .alterTable('company')
      .addColumn('show_rep_figures', 'integer', (c) => c.notNull().defaultTo(1))
      .execute();
  },
};
