import type { Migration } from './types';

/** The files that an import was given, by what was in them. */
export const importFiles: Migration = {
  name: '042-import-files',
  async up(db) {
    await db.schema
      .createTable('import_files')
      .addColumn('import_id', 'text', (c) => c.notNull().references('imports.id').onDelete('cascade'))
      // Place among the files of the import, from 0.
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('bytes', 'integer', (c) => c.notNull())
      // Hexadecimal.
      .addColumn('sha256', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('import_files_key', ['import_id', 'position'])
      .execute();
    await db.schema.createIndex('import_files_hash').on('import_files').column('sha256').execute();
  },
};
