import type { Migration } from './types';

/** Reps whose personal data was erased: an import must not bring their names back. */
export const erasedPeople: Migration = {
  name: '049-erased-people',
  async up(db) {
    // Instant of the erasure; null = not erased.
    await db.schema.alterTable('reps').addColumn('erased_at', 'text').execute();
  },
};
