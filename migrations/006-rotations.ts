import type { Migration } from './types';

/** Rotations, manager's exclusions, plans with their input snapshot, and the legs a plan proposes. */
export const rotations: Migration = {
  name: '006-rotations',
  async up(db, dialect) {
    await db.schema
      .createTable('rotations')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('as_of', 'text', (c) => c.notNull())
      .addColumn('data_through', 'text', (c) => c.notNull())
      .addColumn('cut_off', 'text', (c) => c.notNull())
      // The first day on which its trades take effect unless a trade names another.
      .addColumn('effective_date', 'text', (c) => c.notNull())
      .addColumn('policy', 'text', (c) => c.notNull())
      .addColumn('analysis_id', 'text', (c) => c.references('analyses.id'))
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('created_by', 'text')
      .addColumn('closed_at', 'text')
      .execute();

    await db.schema
      .createTable('exclusions')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('rotation_id', 'text', (c) => c.notNull().references('rotations.id'))
      .addColumn('account_id', 'integer', (c) => c.references('accounts.id'))
      .addColumn('rep_id', 'integer', (c) => c.references('reps.id'))
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('until', 'text', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('created_by', 'text')
      .addColumn('removed_at', 'text')
      .execute();

    await db.schema
      .createTable('plans')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('rotation_id', 'text', (c) => c.references('rotations.id'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('job_id', 'text')
      .addColumn('snapshot', 'text', (c) => c.notNull())
      .addColumn('snapshot_hash', 'text', (c) => c.notNull())
      .addColumn('result', 'text', (c) => c.notNull())
      .addColumn('objective_cents', dialect.money, (c) => c.notNull())
      .addColumn('bound_cents', dialect.money, (c) => c.notNull())
      .addColumn('swap_count', 'integer', (c) => c.notNull())
      .addColumn('engine', 'text', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('created_by', 'text')
      .addColumn('archived_at', 'text')
      .execute();
    await db.schema.createIndex('plans_by_rotation').on('plans').column('rotation_id').execute();

    await db.schema
      .createTable('plan_legs')
      .addColumn('plan_id', 'text', (c) => c.notNull().references('plans.id').onDelete('cascade'))
      .addColumn('swap_id', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('account_id', 'integer', (c) => c.notNull().references('accounts.id'))
      .addColumn('group_id', 'integer', (c) => c.notNull())
      .addColumn('from_rep_id', 'integer', (c) => c.references('reps.id'))
      .addColumn('to_rep_id', 'integer', (c) => c.notNull().references('reps.id'))
      .addColumn('t4q_cents', dialect.money, (c) => c.notNull())
      .addColumn('headroom_cents', dialect.money, (c) => c.notNull())
      .addColumn('fit', 'real', (c) => c.notNull())
      .addColumn('gain_cents', dialect.money, (c) => c.notNull())
      .addColumn('loss_cents', dialect.money, (c) => c.notNull())
      .addColumn('expected_cents', dialect.money, (c) => c.notNull())
      .addPrimaryKeyConstraint('plan_legs_key', ['plan_id', 'account_id'])
      .execute();
  },
};
