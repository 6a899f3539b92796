import { sql } from 'kysely';
import type { Migration } from './types';

/** Work can be stopped in two ways: with what it has so far as its result, or without one. */
export const jobStops: Migration = {
  name: '019-job-stops',
  async up(db) {
    await db.schema.alterTable('jobs').addColumn('cancel_kind', 'text').execute();
    await sql`update jobs set cancel_kind = 'discard' where cancel_requested_at is not null`.execute(db);
  },
};
