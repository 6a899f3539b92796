import type { Migration } from './types';

/** The ledger by the days on which accounts changed hands. */
export const ledgerDays: Migration = {
  name: '018-ledger-days',
  async up(db) {
    await db.schema.createIndex('assignments_by_start').on('assignments').column('from_date').execute();
    await db.schema.createIndex('assignments_by_end').on('assignments').column('to_date').execute();
  },
};
