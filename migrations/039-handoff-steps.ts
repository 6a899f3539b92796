import type { Migration } from './types';

/** Steps of handoffs that were done, each with who, when and what was said. */
export const handoffSteps: Migration = {
  name: '039-handoff-steps',
  async up(db, dialect) {
    await dialect
      .withCountedId(db.schema.createTable('handoff_marks'))
      .addColumn('trade_id', 'text', (c) => c.notNull().references('trades.id'))
      .addColumn('account_id', 'integer', (c) => c.notNull().references('accounts.id'))
      // Name of a step (handoffs/checklist).
      .addColumn('step', 'text', (c) => c.notNull())
      // The day on which it was done; null = it is open again.
      .addColumn('done_on', 'text')
      // Whom it was done with, and what is to be remembered.
      .addColumn('with_whom', 'text')
      .addColumn('note', 'text')
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.references('users.id'))
      .execute();
    await db.schema
      .createIndex('handoff_marks_by_leg')
      .on('handoff_marks')
      .columns(['trade_id', 'account_id'])
      .execute();
    await dialect.makeAppendOnly(db, 'handoff_marks', 'id');
  },
};
