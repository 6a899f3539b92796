import type { Migration } from './types';

/** Whether somebody has had the daily mail is asked every few seconds. */
export const outboxByUser: Migration = {
  name: '041-outbox-by-user',
  async up(db) {
    await db.schema.createIndex('outbox_by_user').on('outbox').columns(['user_id', 'kind', 'created_at']).execute();
  },
};
