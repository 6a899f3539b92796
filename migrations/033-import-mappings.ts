import type { Migration } from './types';

/** What the files of an import were recognised as, what a person stated of them, and what is remembered for the next. */
export const importMappings: Migration = {
  name: '033-import-mappings',
  async up(db) {
    // JSON of imports/recognition/recognised, while a person is asked.
    await db.schema.alterTable('imports').addColumn('recognised', 'text').execute();
    // JSON of imports/mapping/mapping, as it was stated on the page.
    await db.schema.alterTable('imports').addColumn('mapping', 'text').execute();
    // Attempts to read it before it was last told to be read again.
    await db.schema
      .alterTable('imports')
      .addColumn('earlier_attempts', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
    await db.schema
      .createTable('import_mappings')
      // Of the column names; see imports/mapping/fingerprint.
      .addColumn('fingerprint', 'text', (c) => c.primaryKey())
      .addColumn('mapping', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('by', 'text')
      .execute();
  },
};
