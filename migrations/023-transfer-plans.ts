import type { Migration } from './types';

/** Plans of transfers with the snapshot they were made from: vacant books handed on, new hires seeded. */
export const transferPlans: Migration = {
  name: '023-transfer-plans',
  async up(db) {
    await db.schema
      .createTable('transfer_plans')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('rotation_id', 'text', (c) => c.notNull().references('rotations.id'))
      .addColumn('snapshot', 'text', (c) => c.notNull())
      .addColumn('snapshot_hash', 'text', (c) => c.notNull())
      .addColumn('result', 'text', (c) => c.notNull())
      .addColumn('transfers', 'integer', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('created_by', 'text')
      .execute();
    await db.schema.createIndex('transfer_plans_by_rotation').on('transfer_plans').column('rotation_id').execute();
  },
};
