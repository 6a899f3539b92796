import type { Kysely, SelectQueryBuilder } from 'kysely';
import { onPostgres } from './engine';

/**
 * The same query, its rows locked until the transaction ends and rows that another one has locked left out. On SQLite,
 * where one writes at a time, it is the query as it is.
 */
export function lockingRows<DB, TB extends keyof DB, O>(
  db: Kysely<DB>,
  query: SelectQueryBuilder<DB, TB, O>,
): SelectQueryBuilder<DB, TB, O> {
  return onPostgres(db) ? query.forUpdate().skipLocked() : query;
}
