import type { Migration } from './types';

/**
 * What was decided about exchanges in effect after looking at their outcome, and what was done with what the company's own
 * exchanges teach. Rows are only added; the latest counts.
 */
export const decisions: Migration = {
  name: '022-decisions',
  async up(db, dialect) {
    await dialect
      .withCountedId(db.schema.createTable('outcome_decisions'))
      .addColumn('trade_id', 'text', (c) => c.notNull().references('trades.id'))
      .addColumn('decision', 'text', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('review_again', 'text')
      .addColumn('as_of', 'text', (c) => c.notNull())
      .addColumn('evidence', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.references('users.id'))
      .execute();
    await db.schema.createIndex('outcome_decisions_by_trade').on('outcome_decisions').column('trade_id').execute();
    await dialect
      .withCountedId(db.schema.createTable('belief_decisions'))
      .addColumn('decision', 'text', (c) => c.notNull())
      .addColumn('reason', 'text')
      .addColumn('as_of', 'text', (c) => c.notNull())
      .addColumn('before', 'text', (c) => c.notNull())
      .addColumn('learnt', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.references('users.id'))
      .execute();
  },
};
