import type { Migration } from './types';

/** Names that a person said stand for one, or do not. */
export const nameMerges: Migration = {
  name: '044-name-merges',
  async up(db, dialect) {
    await dialect
      .withCountedId(db.schema.createTable('name_merges'))
      // account, category
      .addColumn('noun', 'text', (c) => c.notNull())
      // Ids of the table of the noun.
      .addColumn('kept_id', 'integer', (c) => c.notNull())
      .addColumn('other_id', 'integer', (c) => c.notNull())
      // confirmed, refused, undone
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('score', 'integer')
      .addColumn('decided_at', 'text', (c) => c.notNull())
      .addColumn('decided_by', 'text')
      .addColumn('undone_at', 'text')
      .addColumn('undone_by', 'text')
      // JSON of storage/names: what belonged to the other one beside revenue, to give it back.
      .addColumn('kept_apart', 'text')
      .execute();
    // Revenue of the other one under its own key, and what stood under the key that it moved to; null = nothing.
    await db.schema
      .createTable('merged_revenue')
      .addColumn('merge_id', 'integer', (c) => c.notNull().references('name_merges.id'))
      .addColumn('account_id', 'integer', (c) => c.notNull())
      .addColumn('month', 'text', (c) => c.notNull())
      .addColumn('category_id', 'integer', (c) => c.notNull())
      .addColumn('seller_id', 'integer', (c) => c.notNull())
      .addColumn('amount_cents', dialect.money, (c) => c.notNull())
      .addColumn('margin_cents', dialect.money)
      .addColumn('kept_amount_cents', dialect.money)
      .addColumn('kept_margin_cents', dialect.money)
      .addPrimaryKeyConstraint('merged_revenue_key', ['merge_id', 'account_id', 'month', 'category_id', 'seller_id'])
      .execute();
    for (const table of ['accounts', 'categories']) {
      await db.schema.alterTable(table).addColumn('merged_into', 'integer').execute();
    }
  },
};
