import type { Migration } from './types';

/** Accounts, the ownership ledger, categories and revenue. */
export const accounts: Migration = {
  name: '002-accounts',
  async up(db, dialect) {
    await dialect
      .withCountedId(db.schema.createTable('accounts'))
      .addColumn('source', 'text', (c) => c.notNull())
      .addColumn('external_id', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('segment', 'text', (c) => c.notNull())
      .addColumn('region', 'text', (c) => c.notNull())
      .addColumn('industry', 'text', (c) => c.notNull())
      .addColumn('potential_cents', dialect.money)
      .addColumn('potential_grade', 'text')
      .addColumn('parent_id', 'integer', (c) => c.references('accounts.id'))
      .addColumn('locked_until', 'text')
      .addColumn('lock_reason', 'text')
      .addUniqueConstraint('accounts_external', ['source', 'external_id'])
      .execute();
    await db.schema.createIndex('accounts_by_name').on('accounts').columns(['name', 'id']).execute();
    await db.schema.createIndex('accounts_by_parent').on('accounts').column('parent_id').execute();

    // Half-open spells: owned on from_date, no longer on to_date; a null to_date is still open.
    await dialect
      .withCountedId(db.schema.createTable('assignments'))
      .addColumn('account_id', 'integer', (c) => c.notNull().references('accounts.id'))
      .addColumn('rep_id', 'integer', (c) => c.notNull().references('reps.id'))
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('from_date', 'text', (c) => c.notNull())
      .addColumn('to_date', 'text')
      // 'import' or 'trade': an import may replace what imports wrote, never what a trade wrote or ended.
      .addColumn('origin', 'text', (c) => c.notNull())
      .addColumn('opened_by_trade', 'text')
      .addColumn('closed_by_trade', 'text')
      .execute();
    await db.schema
      .createIndex('assignments_by_account')
      .on('assignments')
      .columns(['account_id', 'role', 'from_date'])
      .execute();
    await db.schema.createIndex('assignments_by_rep').on('assignments').columns(['rep_id', 'role']).execute();
    await dialect.guardLedger(db);

    await dialect
      .withCountedId(db.schema.createTable('categories'))
      .addColumn('name', 'text', (c) => c.notNull().unique())
      .execute();

    await dialect.createRevenue(db);
  },
};
