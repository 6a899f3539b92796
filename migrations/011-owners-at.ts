import type { Migration } from './types';

/** When an import showed who owns what, as opposed to revenue or contacts alone. */
export const ownersAt: Migration = {
  name: '011-owners-at',
  async up(db) {
    await db.schema.alterTable('imports').addColumn('owners_at', 'text').execute();
  },
};
