import type { Migration } from './types';

/** Growth analyses: one row an account and one a rep, as of a quarter, under a stored policy. */
export const analyses: Migration = {
  name: '005-analyses',
  async up(db, dialect) {
    await db.schema
      .createTable('analyses')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('as_of', 'text', (c) => c.notNull())
      .addColumn('data_through', 'text', (c) => c.notNull())
      .addColumn('cut_off', 'text', (c) => c.notNull())
      .addColumn('data_version', 'integer', (c) => c.notNull())
      .addColumn('policy', 'text', (c) => c.notNull())
      .addColumn('company', 'text', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('is_current', 'integer', (c) => c.notNull())
      .execute();

    await db.schema
      .createTable('account_analyses')
      .addColumn('analysis_id', 'text', (c) => c.notNull().references('analyses.id').onDelete('cascade'))
      .addColumn('account_id', 'integer', (c) => c.notNull().references('accounts.id'))
      .addColumn('owner_id', 'integer', (c) => c.references('reps.id'))
      // The smallest account id of the customer group on the cut-off.
      .addColumn('group_id', 'integer', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('t4q_cents', dialect.money, (c) => c.notNull())
      .addColumn('prior_cents', dialect.money, (c) => c.notNull())
      .addColumn('growth', 'real')
      .addColumn('peer_growth', 'real')
      .addColumn('relative_growth', 'real')
      .addColumn('potential_cents', dialect.money, (c) => c.notNull())
      .addColumn('potential_grade', 'text', (c) => c.notNull())
      .addColumn('penetration', 'real')
      .addColumn('headroom_cents', dialect.money, (c) => c.notNull())
      .addColumn('candidate', 'integer', (c) => c.notNull())
      // Everything else of the analysis of this account: percentile, trend, volatility, white space, reasons …
      .addColumn('detail', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('account_analyses_key', ['analysis_id', 'account_id'])
      .execute();
    await db.schema
      .createIndex('account_analyses_by_owner')
      .on('account_analyses')
      .columns(['analysis_id', 'owner_id'])
      .execute();
    await db.schema
      .createIndex('account_analyses_by_state')
      .on('account_analyses')
      .columns(['analysis_id', 'state'])
      .execute();

    await db.schema
      .createTable('rep_analyses')
      .addColumn('analysis_id', 'text', (c) => c.notNull().references('analyses.id').onDelete('cascade'))
      .addColumn('rep_id', 'integer', (c) => c.notNull().references('reps.id'))
      // train, trade, leave (nothing to do), market (the whole segment stalls)
      .addColumn('verdict', 'text', (c) => c.notNull())
      .addColumn('is_protected', 'integer', (c) => c.notNull())
      .addColumn('book_t4q_cents', dialect.money, (c) => c.notNull())
      .addColumn('book_headroom_cents', dialect.money, (c) => c.notNull())
      .addColumn('accounts', 'integer', (c) => c.notNull())
      .addColumn('candidates', 'integer', (c) => c.notNull())
      .addColumn('detail', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('rep_analyses_key', ['analysis_id', 'rep_id'])
      .execute();
  },
};
