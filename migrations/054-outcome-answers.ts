import type { Migration } from './types';

/** What the comparison with accounts that were not swapped came to, kept for one version of the data and shared by all processes. */
export const outcomeAnswers: Migration = {
  name: '054-outcome-answers',
  async up(db) {
    await db.schema
      .createTable('outcome_answers')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('data_version', 'integer', (c) => c.notNull())
      .addColumn('value', 'text', (c) => c.notNull())
      .execute();
  },
};
