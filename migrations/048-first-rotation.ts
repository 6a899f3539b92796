import type { Migration } from './types';

/** Who has put the panel of their first rotation away; it is shown to everybody else it is for. */
export const firstRotation: Migration = {
  name: '048-first-rotation',
  async up(db) {
    await db.schema
      .createTable('first_rotation_away')
      .addColumn('user_id', 'text', (c) => c.primaryKey().references('users.id').onDelete('cascade'))
      .addColumn('at', 'text', (c) => c.notNull())
      .execute();
  },
};
