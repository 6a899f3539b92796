import type { Migration } from './types';

/** Indexes for the pages of rotations, trades and the audit log. */
export const rotationPages: Migration = {
  name: '009-rotation-pages',
  async up(db) {
    // Holds all that lists of candidates filter, sort and add up: the rows themselves are wide.
    await db.schema
      .createIndex('account_analyses_candidates')
      .on('account_analyses')
      .columns(['analysis_id', 'candidate', 'owner_id', 'state', 't4q_cents', 'headroom_cents', 'growth', 'account_id'])
      .execute();
    await db.schema.createIndex('trades_by_plan').on('trades').column('plan_id').execute();
    await db.schema.createIndex('exclusions_by_rotation').on('exclusions').column('rotation_id').execute();
    await db.schema.createIndex('audit_by_action').on('audit_events').columns(['action', 'seq']).execute();
  },
};
