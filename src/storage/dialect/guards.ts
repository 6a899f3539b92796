import { type RawBuilder, sql, type Transaction } from 'kysely';
import { onPostgres } from './engine';

/** Lets an append-only table be changed, inside the transaction that is open; the guard is back before it ends. */
export async function unguarded<DB>(trx: Transaction<DB>, table: string, work: () => Promise<void>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(trx);
  if (onPostgres(trx)) {
    const name = `${table}_no_change`;
    const found =
      await sql`select 1 from pg_trigger where tgrelid = to_regclass(${table}) and tgname = ${name}`.execute(trx);
    const guarded = found.rows.length > 0;
    if (guarded) await run(`alter table "${table}" disable trigger "${name}"`);
    await work();
    if (guarded) await run(`alter table "${table}" enable trigger "${name}"`);
    return;
  }
  const name = `${table}_no_update`;
  const { rows } = await sql<{ sql: string }>`
    select sql from sqlite_master where type = 'trigger' and name = ${name}`.execute(trx);
  if (rows.length > 0) await run(`drop trigger "${name}"`);
  await work();
  if (rows.length > 0) await run(rows[0].sql);
}

/**
 * What names a row of a table until the transaction ends, whatever its key: to be selected as text, and to find it by.
 * On PostgreSQL nobody else can write to the table until then.
 */
export async function rowPlaces<DB>(
  trx: Transaction<DB>,
  table: string,
): Promise<{ place: RawBuilder<string>; at: (place: string) => RawBuilder<boolean> }> {
  if (!onPostgres(trx))
    return { place: sql`cast(rowid as text)`, at: (place) => sql`rowid = cast(${place} as integer)` };
  await sql`lock table ${sql.table(table)} in share row exclusive mode`.execute(trx);
  return { place: sql`ctid::text`, at: (place) => sql`ctid = ${place}::tid` };
}
