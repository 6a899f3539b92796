import { sql } from 'kysely';
import type { Migration } from './types';

/**
 * Coaching plans: what is fixed at the opening, the accounts they begin with, and everything that happened since as rows
 * that are only added. And what people decided about the books of a rotation: train, trade or leave.
 */
export const coaching: Migration = {
  name: '030-coaching',
  async up(db, dialect) {
    await db.schema
      .createTable('coaching_plans')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('rep_id', 'integer', (c) => c.notNull().references('reps.id'))
      // The analysis that the accounts to compare with are taken from.
      .addColumn('analysis_id', 'text', (c) => c.notNull().references('analyses.id'))
      .addColumn('start_date', 'text', (c) => c.notNull())
      .addColumn('whole_book', 'integer', (c) => c.notNull())
      .addColumn('suggested', 'text')
      .addColumn('reason', 'text')
      .addColumn('opened_at', 'text', (c) => c.notNull())
      .addColumn('opened_by', 'text', (c) => c.references('users.id'))
      .addColumn('ended_at', 'text')
      .execute();
    await sql`create unique index coaching_one_plan_a_rep on coaching_plans (rep_id) where ended_at is null`.execute(
      db,
    );
    await db.schema
      .createTable('coaching_accounts')
      .addColumn('plan_id', 'text', (c) => c.notNull().references('coaching_plans.id'))
      .addColumn('account_id', 'integer', (c) => c.notNull().references('accounts.id'))
      .addPrimaryKeyConstraint('coaching_accounts_key', ['plan_id', 'account_id'])
      .execute();
    await db.schema.createIndex('coaching_accounts_by_account').on('coaching_accounts').column('account_id').execute();
    await dialect
      .withCountedId(db.schema.createTable('coaching_events'))
      .addColumn('plan_id', 'text', (c) => c.notNull().references('coaching_plans.id'))
      .addColumn('kind', 'text', (c) => c.notNull())
      // JSON of coaching/types, without kind, at and by.
      .addColumn('detail', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.references('users.id'))
      .execute();
    await db.schema.createIndex('coaching_events_by_plan').on('coaching_events').column('plan_id').execute();
    await dialect
      .withCountedId(db.schema.createTable('rep_decisions'))
      .addColumn('rotation_id', 'text', (c) => c.notNull().references('rotations.id'))
      .addColumn('rep_id', 'integer', (c) => c.notNull().references('reps.id'))
      .addColumn('decision', 'text', (c) => c.notNull())
      .addColumn('suggested', 'text')
      .addColumn('reason', 'text', (c) => c.notNull())
      // The exclusion that keeps the whole book out of the rotation, where that was decided.
      .addColumn('exclusion_id', 'text')
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.references('users.id'))
      .execute();
    await db.schema
      .createIndex('rep_decisions_by_rotation')
      .on('rep_decisions')
      .columns(['rotation_id', 'rep_id'])
      .execute();
    await dialect.makeAppendOnly(db, 'rep_decisions', 'id');
  },
};
