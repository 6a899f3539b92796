import type { Migration } from './types';

/** What people say about a trade, and which trade one was made from to repair it. */
export const tradeTalk: Migration = {
  name: '040-trade-talk',
  async up(db, dialect) {
    await dialect
      .withCountedId(db.schema.createTable('trade_comments'))
      .addColumn('trade_id', 'text', (c) => c.notNull().references('trades.id'))
      // managers, or all: the reps of the trade too, once it is announced
      .addColumn('audience', 'text', (c) => c.notNull())
      .addColumn('words', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull().references('users.id'))
      .execute();
    await db.schema.createIndex('trade_comments_by_trade').on('trade_comments').column('trade_id').execute();
    await dialect.makeAppendOnly(db, 'trade_comments', 'id');
    await db.schema
      .createTable('trade_repairs')
      .addColumn('trade_id', 'text', (c) => c.primaryKey().references('trades.id'))
      // The trade that was given up for it.
      .addColumn('repairs_trade_id', 'text', (c) => c.notNull().references('trades.id'))
      .execute();
  },
};
