import type { Migration } from './types';

/** What the last committed import changed, row by row, so that it can be taken back. */
export const importUndo: Migration = {
  name: '043-import-undo',
  async up(db) {
    // JSON of storage/imports/importUndoLog: what is kept for taking the import back; null = nothing is.
    await db.schema.alterTable('imports').addColumn('undo', 'text').execute();
    await db.schema.alterTable('imports').addColumn('undone_at', 'text').execute();
    await db.schema
      .createTable('import_undo')
      // In the order in which the rows were written.
      .addColumn('seq', 'integer', (c) => c.primaryKey())
      .addColumn('table_name', 'text', (c) => c.notNull())
      // added, changed, removed
      .addColumn('op', 'text', (c) => c.notNull())
      // JSON of the row by column.
      .addColumn('before', 'text')
      .addColumn('after', 'text')
      .execute();
  },
};
