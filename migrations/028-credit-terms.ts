import type { Migration } from './types';

/** Who is credited for what after a trade: templates, the versions of each trade's terms, and consents to later ones. */
export const creditTerms: Migration = {
  name: '028-credit-terms',
  async up(db, dialect) {
    // Empty = the built-in list (trades/credit/templates).
    await db.schema
      .createTable('credit_templates')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      // JSON of trades/credit/terms.
      .addColumn('terms', 'text', (c) => c.notNull())
      .addColumn('is_default', 'integer', (c) => c.notNull())
      .execute();
    await dialect
      .withCountedId(db.schema.createTable('credit_versions'))
      .addColumn('trade_id', 'text', (c) => c.notNull().references('trades.id'))
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('terms', 'text', (c) => c.notNull())
      .addColumn('reason', 'text')
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.references('users.id'))
      // In force from the beginning, or since everybody asked has consented; neither = waits.
      .addColumn('in_force_at', 'text')
      .addColumn('declined_at', 'text')
      .addColumn('declined_by', 'text', (c) => c.references('users.id'))
      .addColumn('declined_reason', 'text')
      .addUniqueConstraint('credit_versions_key', ['trade_id', 'number'])
      .execute();
    await dialect
      .withCountedId(db.schema.createTable('credit_consents'))
      .addColumn('version_id', 'integer', (c) => c.notNull().references('credit_versions.id'))
      .addColumn('manager_rep_id', 'integer', (c) => c.references('reps.id'))
      .addColumn('user_id', 'text', (c) => c.notNull().references('users.id'))
      .addColumn('at', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('credit_consents_by_version').on('credit_consents').column('version_id').execute();
    await dialect.makeAppendOnly(db, 'credit_consents', 'id');
  },
};
