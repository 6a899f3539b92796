import type { Migration } from './types';

/** An analysis that nothing is built on any more says so; its rows then go piece by piece. */
export const droppedAnalyses: Migration = {
  name: '055-dropped-analyses',
  async up(db) {
    await db.schema
      .alterTable('analyses')
      .addColumn('is_dropped', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
  },
};
