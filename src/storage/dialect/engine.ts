import { type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely';

/** True when a connection, or a transaction on it, is one to PostgreSQL. */
export function onPostgres<DB>(db: Kysely<DB>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/** A subquery of ids as one parameter, however many there are: `where id in ${idList(db, ids)}`. */
export function idList<DB>(db: Kysely<DB>, ids: readonly number[]): RawBuilder<number> {
  const json = JSON.stringify(ids);
  return onPostgres(db)
    ? sql`(select value::bigint from json_array_elements_text(${json}::json))`
    : sql`(select value from json_each(${json}))`;
}

/** The text of a field of a column that holds JSON; null where there is none. */
export function jsonText<DB>(db: Kysely<DB>, column: string, field: string): RawBuilder<string | null> {
  return onPostgres(db)
    ? sql`(${sql.ref(column)}::json ->> ${sql.lit(field)})`
    : sql`cast(json_extract(${sql.ref(column)}, ${sql.lit(`$.${field}`)}) as text)`;
}
