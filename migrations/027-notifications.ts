import type { Migration } from './types';

/** What users are told, how they want it by mail, and the mails that wait to be handed over. */
export const notifications: Migration = {
  name: '027-notifications',
  async up(db) {
    await db.schema
      .createTable('notifications')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('user_id', 'text', (c) => c.notNull().references('users.id'))
      .addColumn('kind', 'text', (c) => c.notNull())
      // Names the event: a user is told of it once, however often it is reported.
      .addColumn('event_key', 'text', (c) => c.notNull())
      // JSON of the kind's facts.
      .addColumn('about', 'text', (c) => c.notNull())
      .addColumn('delivery', 'text', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('read_at', 'text')
      // When a mail that names it was written; null for none yet.
      .addColumn('mailed_at', 'text')
      .addUniqueConstraint('notifications_once', ['user_id', 'kind', 'event_key'])
      .execute();
    await db.schema
      .createIndex('notifications_by_user')
      .on('notifications')
      .columns(['user_id', 'read_at', 'created_at'])
      .execute();

    await db.schema
      .createTable('deliveries')
      .addColumn('user_id', 'text', (c) => c.notNull().references('users.id'))
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('delivery', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('deliveries_key', ['user_id', 'kind'])
      .execute();

    // What is to be mailed to whom. The text is made when it is sent, so that no secret of a mail lies here.
    await db.schema
      .createTable('outbox')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('user_id', 'text', (c) => c.notNull().references('users.id'))
      .addColumn('notification_id', 'text', (c) => c.references('notifications.id'))
      // waiting, sent, failed, unsent (no mail server is configured)
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
      // When it is tried (again), by the real clock; null = at once.
      .addColumn('due_at', 'text')
      .addColumn('error', 'text')
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('sent_at', 'text')
      .execute();
    await db.schema.createIndex('outbox_by_state').on('outbox').columns(['state', 'due_at']).execute();
  },
};
