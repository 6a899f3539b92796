import type { Migration } from './types';

/** Optional files: quotas, contacts, open deals and renewals, absences. */
export const context: Migration = {
  name: '003-context',
  async up(db, dialect) {
    await db.schema
      .createTable('quotas')
      .addColumn('rep_id', 'integer', (c) => c.notNull().references('reps.id'))
      .addColumn('quarter', 'text', (c) => c.notNull())
      .addColumn('amount_cents', dialect.money, (c) => c.notNull())
      .addPrimaryKeyConstraint('quotas_key', ['rep_id', 'quarter'])
      .execute();

    await dialect
      .withCountedId(db.schema.createTable('contacts'))
      .addColumn('account_id', 'integer', (c) => c.notNull().references('accounts.id'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('title', 'text')
      .addColumn('email', 'text')
      .addColumn('phone', 'text')
      .addColumn('known_by_rep_id', 'integer', (c) => c.references('reps.id'))
      .addUniqueConstraint('contacts_key', ['account_id', 'name'])
      .execute();

    await dialect
      .withCountedId(db.schema.createTable('deals'))
      .addColumn('source', 'text', (c) => c.notNull())
      .addColumn('external_id', 'text', (c) => c.notNull())
      .addColumn('account_id', 'integer', (c) => c.notNull().references('accounts.id'))
      .addColumn('rep_id', 'integer', (c) => c.references('reps.id'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('amount_cents', dialect.money)
      .addColumn('created_on', 'text', (c) => c.notNull())
      .addColumn('last_activity_on', 'text')
      .addColumn('closes_on', 'text')
      .addUniqueConstraint('deals_external', ['source', 'external_id'])
      .execute();
    await db.schema.createIndex('deals_by_account').on('deals').column('account_id').execute();

    await db.schema
      .createTable('absences')
      .addColumn('rep_id', 'integer', (c) => c.notNull().references('reps.id'))
      .addColumn('from_date', 'text', (c) => c.notNull())
      .addColumn('to_date', 'text', (c) => c.notNull())
      .addColumn('reason', 'text')
      .addPrimaryKeyConstraint('absences_key', ['rep_id', 'from_date'])
      .execute();
  },
};
