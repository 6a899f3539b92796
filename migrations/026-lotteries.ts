import { sql } from 'kysely';
import type { Migration } from './types';

/**
 * Draws that split the approved swaps of a rotation into two waves: prepared by one person, drawn by another, or done
 * without. Nothing of it is ever changed, and each rotation has one end.
 */
export const lotteries: Migration = {
  name: '026-lotteries',
  async up(db, dialect) {
    await dialect
      .withCountedId(db.schema.createTable('lotteries'))
      .addColumn('rotation_id', 'text', (c) => c.notNull().references('rotations.id'))
      // prepared, drawn or waived
      .addColumn('kind', 'text', (c) => c.notNull())
      // The preparation that was drawn from.
      .addColumn('prepared_id', 'integer', (c) => c.references('lotteries.id'))
      // JSON of trades/lottery/record; null = done without.
      .addColumn('record', 'text')
      .addColumn('seed', 'integer')
      // How many draws keep every limit; null where they are too many to be counted.
      .addColumn('set_size', 'integer')
      // JSON: ids of the trades that wait.
      .addColumn('held_out', 'text')
      .addColumn('first_wave', 'text')
      .addColumn('second_wave', 'text')
      .addColumn('reason', 'text')
      .addColumn('by', 'text', (c) => c.references('users.id'))
      .addColumn('at', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('lotteries_by_rotation').on('lotteries').column('rotation_id').execute();
    await sql`create unique index lotteries_one_end on lotteries (rotation_id) where kind in ('drawn', 'waived')`.execute(
      db,
    );
    await dialect.makeAppendOnly(db, 'lotteries', 'id');
  },
};
