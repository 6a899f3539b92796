import type { Database } from '../src/storage/database';

type Place = Pick<Database, 'raw' | 'dialect'>;

/** Takes the guard of an append-only table away. */
export function allowChanges({ raw, dialect }: Place, table: string): void {
  if (dialect.name === 'postgres') raw.exec(`drop trigger ${table}_no_change on ${table}`);
  else raw.exec(`drop trigger ${table}_no_update; drop trigger ${table}_no_delete`);
}

/** Makes writing to a table fail with a message. @returns what ends that */
export function failWrites({ raw, dialect }: Place, table: string, when: string, message: string): () => void {
  if (dialect.name !== 'postgres') {
    raw.exec(`create trigger stop before ${when} on ${table} begin select raise(abort, '${message}'); end`);
    return () => void raw.exec('drop trigger stop');
  }
  raw.exec(`create function stop() returns trigger language plpgsql as $$ begin raise exception '${message}'; end $$`);
  raw.exec(`create trigger stop before ${when} on ${table} for each row execute function stop()`);
  return () => void raw.exec(`drop trigger stop on ${table}; drop function stop`);
}

/** Makes whoever inserts a row stay in the middle of it, for minutes on a file and for seconds on a server. @returns what ends that */
export function stallInserts({ raw, dialect }: Place, table: string): () => void {
  if (dialect.name !== 'postgres') {
    const long =
      'with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000000000) select count(*) from n';
    raw.exec(`create trigger stall before insert on ${table} when (${long}) > 0 begin select 1; end`);
    return () => void raw.exec('drop trigger stall');
  }
  raw.exec(
    'create function stall() returns trigger language plpgsql as $$ begin perform pg_sleep(8); return new; end $$',
  );
  raw.exec(`create trigger stall before insert on ${table} for each row execute function stall()`);
  return () => void raw.exec(`drop trigger stall on ${table}; drop function stall`);
}

/** All rows of a table, in an order that does not depend on where they lie. */
export function rowsOf({ raw }: Pick<Database, 'raw'>, table: string): unknown[] {
  const rows = raw.prepare(`select * from "${table}"`).all() as Record<string, unknown>[];
  // Names of columns in one order too: moving to another engine does not change what a row says.
  return rows
    .map((row) => ({ row, text: JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ row }) => row);
}

/** From here on the connection of the test may leave references that lead nowhere. */
export function withoutReferences({ raw, dialect }: Place): void {
  if (dialect.name === 'postgres') raw.exec('set session_replication_role = replica');
  else raw.pragma('foreign_keys = OFF');
}

/** Puts fields into a column of JSON. */
export function patchJson({ raw, dialect }: Place, table: string, column: string, patch: object, where: string): void {
  const patched = dialect.name === 'postgres' ? `(${column}::jsonb || ?::jsonb)::text` : `json_patch(${column}, ?)`;
  raw.prepare(`update ${table} set ${column} = ${patched} where ${where}`).run(JSON.stringify(patch));
}
