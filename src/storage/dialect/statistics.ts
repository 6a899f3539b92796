import { type Kysely, sql } from 'kysely';
import { onPostgres } from './engine';

/**
 * Has the database look anew at how its rows are distributed, by which it chooses indexes: after much was written, inside
 * a transaction or not. Without, SQLite takes every value for equally frequent, and reads a whole analysis where the
 * hundred accounts of a book would do.
 * @param tables those that were written to
 */
export async function lookAtRows<DB>(db: Kysely<DB>, tables: readonly string[]): Promise<void> {
  const postgres = onPostgres(db);
  // So many rows of each index tell one row a value from thousands, in less than half a second.
  if (!postgres) await sql`pragma analysis_limit = 1000`.execute(db);
  for (const table of tables) await sql`analyze ${postgres ? sql.id(table) : sql.id('main', table)}`.execute(db);
}
