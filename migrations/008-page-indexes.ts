import { sql } from 'kysely';
import type { Migration } from './types';

/** Indexes for the pages: the list of accounts and every rep's book by state, without reading the rows. */
export const pageIndexes: Migration = {
  name: '008-page-indexes',
  async up(db) {
    // A narrow copy of what the list of accounts filters and sorts by, the largest accounts first: the rows themselves
    // carry a long text each, and reading 200,000 of them takes ten times as long.
    await db.schema
      .createIndex('account_analyses_by_value')
      .on('account_analyses')
      .columns([
        'analysis_id',
        't4q_cents',
        'account_id',
        'state',
        'candidate',
        'headroom_cents',
        'growth',
        'relative_growth',
        'penetration',
      ])
      .execute();
    // Covers the book totals; begins like the index by owner, which it replaces.
    await db.schema
      .createIndex('account_analyses_by_book')
      .on('account_analyses')
      .columns(['analysis_id', 'owner_id', 'state', 'candidate', 't4q_cents'])
      .execute();
    await db.schema
      .createIndex('account_analyses_by_group')
      .on('account_analyses')
      .columns(['analysis_id', 'group_id'])
      .execute();
    await sql`drop index account_analyses_by_owner`.execute(db);
    await db.schema.createIndex('jobs_by_kind').on('jobs').columns(['kind', 'created_at']).execute();
    await db.schema.createIndex('differences_open').on('ledger_differences').column('resolved_at').execute();
  },
};
