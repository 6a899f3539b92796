import { sql } from 'kysely';
import { ProductError } from '../../shared/errors';
import type { Db, Trx } from '../database';
import type { Row } from './parts';

/**
 * How far a copy into a database has come. It lies in a table of that database and is written together with the rows, so
 * that a copy that was killed goes on behind the last row that is there. While the table is there, nothing else opens the
 * database (migrator.ts).
 */
export const STATE_TABLE = 'copy_state';

/** Begins a copy. @param from address of the database it comes from @param references that are put in place at its end */
export async function createState(trx: Trx, from: string, references: readonly string[]): Promise<void> {
  await sql`create table copy_state (name text primary key, value text not null)`.execute(trx);
  await sql`insert into copy_state (name, value) values ('from', ${from}), ('references', ${JSON.stringify(references)})`.execute(
    trx,
  );
}

/** What is noted of a copy under a name; null = nothing. */
export async function stateOf(db: Db, name: string): Promise<string | null> {
  const { rows } = await sql<{ value: string }>`select value from copy_state where name = ${name}`.execute(db);
  return rows[0]?.value ?? null;
}

/** The key of the last row of a table that is there; null = none is. */
export async function lastKey(db: Db, table: string): Promise<Row | null> {
  const value = await stateOf(db, `after ${table}`);
  return value === null ? null : JSON.parse(value);
}

/**
 * Notes a key as the last of a table, in the transaction that writes the rows up to it.
 * @throws ProductError copy.twice (conflict) when another process writes to the same copy
 */
export async function noteLastKey(trx: Trx, table: string, before: Row | null, last: Row): Promise<void> {
  const name = `after ${table}`;
  const now = await lastKey(trx, table);
  if (JSON.stringify(now) !== JSON.stringify(before)) {
    const sentence = 'Another process copies into the same database. Let one of them finish.';
    throw new ProductError('conflict', 'copy.twice', sentence);
  }
  const value = JSON.stringify(last);
  await sql`insert into copy_state (name, value) values (${name}, ${value})
    on conflict (name) do update set value = excluded.value`.execute(trx);
}

/** The references are back, or never went. */
export async function noteReferencesBack(trx: Trx): Promise<void> {
  await sql`update copy_state set value = '[]' where name = 'references'`.execute(trx);
}

/** The copy is whole. */
export async function dropState(trx: Trx): Promise<void> {
  await sql`drop table copy_state`.execute(trx);
}
