import type { Migration } from './types';

/** Plans put together by hand outside the rules of the plan they began with: no bound is known for them. */
export const planBounds: Migration = {
  name: '024-plan-bounds',
  async up(db) {
    await db.schema
      .alterTable('plans')
      .addColumn('bound_unknown', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
  },
};
