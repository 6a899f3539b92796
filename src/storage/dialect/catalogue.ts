import { type Kysely, sql } from 'kysely';
import { onPostgres } from './engine';

export interface Column {
  name: string;
  /** Text, as opposed to numbers. */
  isText: boolean;
  /** Place in the primary key, from 1; 0 = not part of it. */
  keyPlace: number;
}

/** A column that refers to rows of a table. */
export interface Reference {
  table: string;
  column: string;
  parent: string;
}

/** Columns of a table, in its order. */
export async function columnsOf<DB>(db: Kysely<DB>, table: string): Promise<Column[]> {
  const query = onPostgres(db)
    ? sql<{ name: string; type: string; place: number }>`
        select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
          coalesce(array_position(i.indkey::smallint[], a.attnum) + 1, 0) as place
        from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
        where a.attrelid = to_regclass(${table}) and a.attnum > 0 and not a.attisdropped order by a.attnum`
    : sql<{ name: string; type: string; place: number }>`
        select name, lower(type) as type, pk as place from pragma_table_info(${table}) order by cid`;
  const { rows } = await query.execute(db);
  return rows.map(({ name, type, place }) => ({ name, isText: type === 'text', keyPlace: Number(place) }));
}

/** Every column of the database that refers to another table, by table. */
export async function referencesOf<DB>(db: Kysely<DB>): Promise<Reference[]> {
  const query = onPostgres(db)
    ? sql<Reference>`
        select c.conrelid::regclass::text as "table", a.attname as "column", c.confrelid::regclass::text as parent
        from pg_constraint c join pg_namespace n on n.oid = c.connamespace
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
        where n.nspname = current_schema() and c.contype = 'f' and c.conparentid = 0 order by 1, 2`
    : sql<Reference>`
        select m.name as "table", f."from" as "column", f."table" as parent
        from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table' order by 1, 2`;
  return (await query.execute(db)).rows;
}
