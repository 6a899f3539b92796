import type { Migration } from './types';

/** What plans of the same data have in common of their snapshots, once by its hash; older plans hold the whole of it. */
export const planSnapshots: Migration = {
  name: '037-plan-snapshots',
  async up(db) {
    await db.schema
      .createTable('plan_snapshots')
      .addColumn('hash', 'text', (c) => c.primaryKey())
      .addColumn('content', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .alterTable('plans')
      .addColumn('shared_hash', 'text', (c) => c.references('plan_snapshots.hash'))
      .execute();
  },
};
