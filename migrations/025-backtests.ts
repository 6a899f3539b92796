import type { Migration } from './types';

/** What the model expected of past changes of owner beside what came of them; the newest counts. */
export const backtests: Migration = {
  name: '025-backtests',
  async up(db) {
    await db.schema
      .createTable('backtests')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('result', 'text', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('created_by', 'text')
      .execute();
  },
};
