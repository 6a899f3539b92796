import type { Migration } from './types';

/** One-time addresses for a new password, failed sign-ins, and what a session is known by to its user. */
export const signIn: Migration = {
  name: '036-sign-in',
  async up(db) {
    await db.schema
      .createTable('password_links')
      // SHA-256 of the token; the token itself stands in the mail alone.
      .addColumn('token_hash', 'text', (c) => c.primaryKey())
      .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('password_links_by_user').on('password_links').column('user_id').execute();

    await db.schema
      .createTable('sign_in_failures')
      // 'user ' or 'place ' and a digest: of the address that was typed, or of the network address.
      .addColumn('subject', 'text', (c) => c.primaryKey())
      .addColumn('failures', 'integer', (c) => c.notNull())
      .addColumn('last_at', 'text', (c) => c.notNull())
      .addColumn('locked_until', 'text')
      .execute();

    // 'Firefox on Windows', as the browser said at the sign-in.
    await db.schema.alterTable('sessions').addColumn('device', 'text').execute();
  },
};
