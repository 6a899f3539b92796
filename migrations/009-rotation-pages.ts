import type { Migration } from './types';

/** Indexes for the pages of rotations, trades and the audit log. */
export const rotationPages: Migration = {
  name: '009-rotation-pages',
  async up(db) {
    await db.schema
      .createIndex('account_analyses_candidates')
      .on('account_analyses')
      .columns(['analysis_id', 'candidate', 't4q_cents', 'headroom_cents'])
      .execute();
    await db.schema.createIndex('trades_by_plan').on('trades').column('plan_id').execute();
    await db.schema.createIndex('exclusions_by_rotation').on('exclusions').column('rotation_id').execute();
    await db.schema.createIndex('audit_by_action').on('audit_events').columns(['action', 'seq']).execute();
  },
};
