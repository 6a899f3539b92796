import { sql } from 'kysely';
import type { Db } from '../database';
import { onPostgres } from '../dialect/engine';

/** The last number that a database has counted up to, by table; a number is never given twice. */
export async function countersOf(db: Db): Promise<Map<string, number>> {
  if (!onPostgres(db)) {
    const { rows } = await sql<{ name: string; seq: number }>`select name, seq from sqlite_sequence`.execute(db);
    return new Map(rows.map(({ name, seq }) => [name, seq]));
  }
  const { rows } = await sql<{ name: string; seq: number | null }>`
    select d.refobjid::regclass::text as name, s.last_value as seq
    from pg_sequences s join pg_depend d on d.objid = format('%I.%I', s.schemaname, s.sequencename)::regclass
      and d.deptype in ('i', 'a') and d.refclassid = 'pg_class'::regclass
    where s.schemaname = current_schema()`.execute(db);
  return new Map(rows.flatMap(({ name, seq }) => (seq === null ? [] : [[name, seq] as const])));
}

/** Lets a database count on from where another one stood, unless it is further on itself. */
export async function setCounters(db: Db, counters: ReadonlyMap<string, number>): Promise<void> {
  const there = await countersOf(db);
  for (const [table, counted] of counters) {
    if (counted <= (there.get(table) ?? 0)) continue;
    if (onPostgres(db)) {
      await sql`select setval(pg_get_serial_sequence(${table}, a.attname), ${counted}::bigint)
        from pg_attribute a where a.attrelid = to_regclass(${table}) and a.attidentity <> ''`.execute(db);
      continue;
    }
    await sql`delete from sqlite_sequence where name = ${table}`.execute(db);
    const counting = sql`select 1 from sqlite_master where name = ${table} and sql like '%autoincrement%'`;
    await sql`insert into sqlite_sequence (name, seq) select ${table}, ${counted} where exists (${counting})`.execute(
      db,
    );
  }
}
