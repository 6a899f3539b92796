import { sql } from 'kysely';
import type { Migration } from './types';

/** What can be done anew: a challenge after a second announcement, a consent after one that was taken back. */
export const anew: Migration = {
  name: '045-anew',
  async up(db, dialect) {
    // Instant of the announcement that is challenged; null in rows of before.
    await db.schema.alterTable('challenges').addColumn('announced_at', 'text').execute();
    await db.schema.dropIndex('challenges_once').execute();
    const once = db.schema.createIndex('challenges_once').unique().on('challenges');
    await once.columns(['trade_id', 'rep_id', 'announced_at']).execute();
    // How often consents of this side were taken back before.
    await db.schema
      .alterTable('consents')
      .addColumn('round', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
    await db.schema.dropIndex('consents_one_a_side').execute();
    await sql`create unique index consents_one_a_side on consents (trade_id, coalesce(manager_rep_id, 0), round)`.execute(
      db,
    );
    await db.schema
      .createTable('consents_taken_back')
      .addColumn('consent_id', 'integer', (c) => c.primaryKey().references('consents.id'))
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull().references('users.id'))
      .execute();
    await dialect.makeAppendOnly(db, 'consents_taken_back', 'consent_id');
  },
};
