import type { Migration } from './types';

/** Telling the reps is an act of its own; what they hold against it; the days on which nobody works. */
export const announcements: Migration = {
  name: '031-announcements',
  async up(db, dialect) {
    await db.schema
      .createTable('holidays')
      .addColumn('day', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .execute();
    await dialect
      .withCountedId(db.schema.createTable('announcements'))
      .addColumn('rotation_id', 'text', (c) => c.notNull().references('rotations.id'))
      // JSON list of trade ids.
      .addColumn('trades', 'text', (c) => c.notNull())
      .addColumn('note', 'text')
      // The last day on which a rep can challenge what it announces.
      .addColumn('challenges_until', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.references('users.id'))
      .execute();
    await db.schema.createIndex('announcements_by_rotation').on('announcements').column('rotation_id').execute();
    await dialect.makeAppendOnly(db, 'announcements', 'id');
    await dialect
      .withCountedId(db.schema.createTable('challenges'))
      .addColumn('trade_id', 'text', (c) => c.notNull().references('trades.id'))
      .addColumn('rep_id', 'integer', (c) => c.notNull().references('reps.id'))
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('due_on', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull().references('users.id'))
      .execute();
    await db.schema.createIndex('challenges_once').unique().on('challenges').columns(['trade_id', 'rep_id']).execute();
    await dialect.makeAppendOnly(db, 'challenges', 'id');
    await dialect
      .withCountedId(db.schema.createTable('challenge_steps'))
      .addColumn('challenge_id', 'integer', (c) => c.notNull().references('challenges.id'))
      // answered, escalated or takenBack
      .addColumn('kind', 'text', (c) => c.notNull())
      // rejected, withdrawn or repair, of an answer
      .addColumn('outcome', 'text')
      .addColumn('reason', 'text', (c) => c.notNull())
      // When the answer to an escalation is due.
      .addColumn('due_on', 'text')
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull().references('users.id'))
      .execute();
    await db.schema.createIndex('challenge_steps_by_challenge').on('challenge_steps').column('challenge_id').execute();
    await dialect.makeAppendOnly(db, 'challenge_steps', 'id');
  },
};
