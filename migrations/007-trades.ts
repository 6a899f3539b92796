import { sql } from 'kysely';
import type { Migration } from './types';

/** Trades on their way through approval and effect: every state is a row with who, when and why. */
export const trades: Migration = {
  name: '007-trades',
  async up(db, dialect) {
    await db.schema
      .createTable('trades')
      .addColumn('id', 'text', (c) => c.primaryKey())
      // A short number that people quote.
      .addColumn('number', 'integer', (c) => c.notNull().unique())
      .addColumn('rotation_id', 'text', (c) => c.notNull().references('rotations.id'))
      .addColumn('plan_id', 'text', (c) => c.references('plans.id'))
      .addColumn('swap_id', 'text', (c) => c.notNull())
      // pair, basket, cycle, transfer
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('effective_date', 'text')
      .addColumn('effective_date_reason', 'text')
      .addColumn('expected_cents', dialect.money, (c) => c.notNull())
      .addColumn('success_measure', 'text')
      .addColumn('review_date', 'text')
      .addColumn('undo_condition', 'text')
      .addColumn('credit_terms', 'text')
      .addColumn('waiver_reason', 'text')
      .addColumn('undoes_trade_id', 'text', (c) => c.references('trades.id'))
      .addColumn('announced_at', 'text')
      .addColumn('crm_state', 'text')
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('created_by', 'text')
      .execute();
    await db.schema.createIndex('trades_by_rotation').on('trades').columns(['rotation_id', 'state']).execute();
    await db.schema.createIndex('trades_by_state').on('trades').columns(['state', 'effective_date']).execute();

    await db.schema
      .createTable('trade_legs')
      .addColumn('trade_id', 'text', (c) => c.notNull().references('trades.id'))
      .addColumn('account_id', 'integer', (c) => c.notNull().references('accounts.id'))
      .addColumn('group_id', 'integer', (c) => c.notNull())
      .addColumn('from_rep_id', 'integer', (c) => c.references('reps.id'))
      .addColumn('to_rep_id', 'integer', (c) => c.notNull().references('reps.id'))
      .addColumn('t4q_cents', dialect.money, (c) => c.notNull())
      .addColumn('headroom_cents', dialect.money, (c) => c.notNull())
      .addColumn('fit', 'real')
      .addColumn('gain_cents', dialect.money, (c) => c.notNull())
      .addColumn('loss_cents', dialect.money, (c) => c.notNull())
      .addColumn('expected_cents', dialect.money, (c) => c.notNull())
      .addPrimaryKeyConstraint('trade_legs_key', ['trade_id', 'account_id'])
      .execute();
    await db.schema.createIndex('trade_legs_by_giver').on('trade_legs').column('from_rep_id').execute();
    await db.schema.createIndex('trade_legs_by_taker').on('trade_legs').column('to_rep_id').execute();
    await db.schema.createIndex('trade_legs_by_account').on('trade_legs').column('account_id').execute();

    await dialect
      .withCountedId(db.schema.createTable('trade_states'))
      .addColumn('trade_id', 'text', (c) => c.notNull().references('trades.id'))
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.references('users.id'))
      .addColumn('reason', 'text')
      .execute();
    await db.schema.createIndex('trade_states_by_trade').on('trade_states').column('trade_id').execute();
    await dialect.makeAppendOnly(db, 'trade_states', 'id');

    // One consent per distinct direct manager; `manager_rep_id` null = the second pair of eyes.
    await dialect
      .withCountedId(db.schema.createTable('consents'))
      .addColumn('trade_id', 'text', (c) => c.notNull().references('trades.id'))
      .addColumn('manager_rep_id', 'integer', (c) => c.references('reps.id'))
      .addColumn('user_id', 'text', (c) => c.notNull().references('users.id'))
      // proposal (own side, by proposing) or approval
      .addColumn('given_by', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('reason', 'text')
      .execute();
    await sql`create unique index consents_one_a_side on consents (trade_id, coalesce(manager_rep_id, 0))`.execute(db);
    await dialect.makeAppendOnly(db, 'consents', 'id');
  },
};
