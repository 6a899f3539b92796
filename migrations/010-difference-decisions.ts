import type { Migration } from './types';

/** What a person decided about a difference between the CRM and the ledger, and how long that holds. */
export const differenceDecisions: Migration = {
  name: '010-difference-decisions',
  async up(db) {
    // 'ledger' or 'crm' was right; null = open, or settled by a later import.
    await db.schema.alterTable('ledger_differences').addColumn('decision', 'text').execute();
    // The first day of the owner whom the CRM shows, when the ledger followed it.
    await db.schema.alterTable('ledger_differences').addColumn('owner_from', 'text').execute();
    // When the CRM showed something else again: from then on the same difference is listed anew.
    await db.schema.alterTable('ledger_differences').addColumn('lapsed_at', 'text').execute();
    await db.schema.createIndex('differences_by_account').on('ledger_differences').column('account_id').execute();
  },
};
