import { sql } from 'kysely';
import type { Migration } from './types';

/** Who stands in for an absent manager, when and why; and for whom a consent or a step of a trade was taken. */
export const absences: Migration = {
  name: '032-absences',
  async up(db) {
    await db.schema
      .createTable('stand_ins')
      .addColumn('id', 'text', (c) => c.primaryKey())
      // Who is away.
      .addColumn('user_id', 'text', (c) => c.notNull().references('users.id'))
      .addColumn('delegate_id', 'text', (c) => c.notNull().references('users.id'))
      // First day, and the day after the last.
      .addColumn('from_date', 'text', (c) => c.notNull())
      .addColumn('to_date', 'text', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('created_by', 'text', (c) => c.references('users.id'))
      // Ended by hand before its last day.
      .addColumn('ended_at', 'text')
      .addColumn('ended_by', 'text', (c) => c.references('users.id'))
      .execute();
    await sql`create index stand_ins_by_delegate on stand_ins (delegate_id) where ended_at is null`.execute(db);
    await sql`create index stand_ins_by_user on stand_ins (user_id)`.execute(db);
    for (const table of ['consents', 'credit_consents', 'trade_states']) {
      await db.schema
        .alterTable(table)
        .addColumn('for_user_id', 'text', (c) => c.references('users.id'))
        .execute();
    }
  },
};
