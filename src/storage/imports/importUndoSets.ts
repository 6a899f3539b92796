import { type RawBuilder, sql } from 'kysely';
import type { Trx } from '../database';
import { type Column, columnsOf } from '../dialect/catalogue';
import type { UndoHeader } from './importUndoLog';
import type { ChangedSince, Row, UndoEntry } from './importUndoReplay';

/** Entries that are read at a time. */
const AT_ONCE = 5_000;
/** Rows of an account that the database compares with each other: no two of them change in one statement. */
const COMPARED = new Set(['assignments', 'contacts']);

/** Entries one after the other that do the same to different rows of one table, the last first. */
interface Run {
  table: string;
  op: UndoEntry['op'];
  entries: { was: Row; became: Row }[];
}

/**
 * On PostgreSQL: does what `replayBackwards` does, many rows with each statement, as each one has to go there and back.
 * @returns the first row that is no longer as the import left it, and then the transaction must be rolled back; null = done
 */
export async function replayInSets(trx: Trx, { wereEmpty }: UndoHeader): Promise<ChangedSince | null> {
  await sql`create temp table undone_ids (table_name text, id bigint)`.execute(trx);
  for (const table of wereEmpty) await sql`delete from ${sql.table(table)}`.execute(trx);
  const tables = new Map<string, Column[]>();
  for (let last = Number.MAX_SAFE_INTEGER; ; ) {
    const { rows: entries } = await sql<UndoEntry>`
      select seq, table_name as "table", op, before, after from import_undo where seq < ${last}
      order by seq desc limit ${sql.lit(AT_ONCE)}`.execute(trx);
    if (entries.length === 0) return null;
    for (const { table } of entries) if (!tables.has(table)) tables.set(table, await columnsOf(trx, table));
    for (const run of runsOf(entries, tables)) {
      const row = await takeBack(trx, run, tables.get(run.table)!);
      if (row !== null) return { table: run.table, row };
    }
    last = entries[entries.length - 1].seq;
  }
}

function* runsOf(entries: readonly UndoEntry[], tables: ReadonlyMap<string, Column[]>): Generator<Run> {
  let run: Run | null = null;
  let seen = new Set<string>();
  for (const { table, op, before, after } of entries) {
    const was: Row = before === null ? {} : JSON.parse(before);
    const became: Row = after === null ? {} : JSON.parse(after);
    const identities = identitiesOf(table, tables.get(table)!, was, became);
    if (run === null || run.table !== table || run.op !== op || identities.some((one) => seen.has(one))) {
      if (run !== null) yield run;
      run = { table, op, entries: [] };
      seen = new Set();
    }
    run.entries.push({ was, became });
    for (const one of identities) seen.add(one);
  }
  if (run !== null) yield run;
}

function identitiesOf(table: string, columns: readonly Column[], ...images: Row[]): string[] {
  const names = COMPARED.has(table) ? ['account_id'] : keyOf(columns);
  return images.filter((row) => names[0] in row).map((row) => JSON.stringify(names.map((name) => row[name])));
}

const keyOf = (columns: readonly Column[]): string[] =>
  columns.filter(({ keyPlace }) => keyPlace > 0).map(({ name }) => name);

/** @returns a row that is no longer as it was left; null = all were taken back */
async function takeBack(trx: Trx, { table, op, entries }: Run, columns: readonly Column[]): Promise<Row | null> {
  const key = keyOf(columns);
  // A column that came with an upgrade since is in none of the notes; it is left alone.
  const noted = op === 'removed' ? entries[0].was : entries[0].became;
  const names = columns.map(({ name }) => name).filter((name) => name in noted);
  const of: Noted = { table: sql.table(table), names, key };
  if (op === 'added') {
    const became = entries.map((entry) => entry.became);
    const gone = await takeAway(trx, of, became);
    if (key.length === 1 && key[0] === 'id') await noteGone(trx, table, gone);
    return missing(became, gone, key);
  }
  if (op === 'removed') {
    const was = entries.map((entry) => entry.was);
    const all = list(names);
    await sql`insert into ${of.table} (${all}) select ${all} from ${rowsOf(of, was)}`.execute(trx);
    return null;
  }
  const changed = entries.filter(({ was, became }) => names.some((name) => was[name] !== became[name]));
  if (changed.length === 0) return null;
  const became = changed.map((entry) => entry.became);
  return missing(became, await setBack(trx, of, changed), key);
}

interface Noted {
  table: RawBuilder<unknown>;
  names: readonly string[];
  key: readonly string[];
}

/** Deletes rows that are as they were added. @returns the keys of those that went */
async function takeAway(trx: Trx, { table, names, key }: Noted, became: readonly Row[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    delete from ${table} t using ${rowsOf({ table }, became)} x
    where ${each(key, (name) => sql`${col('t', name)} = ${col('x', name)}`)}
      and ${each(names, (name) => sql`${col('t', name)} is not distinct from ${col('x', name)}`)}
    returning ${list(key, 't')}`.execute(trx);
  return rows;
}

async function noteGone(trx: Trx, table: string, gone: readonly Row[]): Promise<void> {
  const ids = JSON.stringify(gone.map(({ id }) => id));
  await sql`insert into undone_ids select ${table}, value::bigint from json_array_elements_text(${ids}::json)`.execute(
    trx,
  );
}

/** Gives changed columns what they held, where they still hold what they became. @returns the keys of those rows */
async function setBack(trx: Trx, { table, names, key }: Noted, changed: Run['entries']): Promise<Row[]> {
  const others = names.filter((name) => !key.includes(name));
  const differs = (name: string) => sql`${col('w', name)} is distinct from ${col('x', name)}`;
  const set = others.map(
    (name) => sql`${sql.ref(name)} = case when ${differs(name)} then ${col('w', name)} else ${col('t', name)} end`,
  );
  const before = rowsOf(
    { table },
    changed.map(({ was }) => was),
  );
  const after = rowsOf(
    { table },
    changed.map(({ became }) => became),
  );
  const { rows } = await sql<Row>`
    update ${table} t set ${sql.join(set)}
    from ${before} w, ${after} x
    where ${each(key, (name) => sql`${col('w', name)} = ${col('x', name)} and ${col('t', name)} = ${col('x', name)}`)}
      and ${each(others, (name) => sql`(${col('t', name)} is not distinct from ${col('x', name)} or not ${differs(name)})`)}
    returning ${list(key, 't')}`.execute(trx);
  return rows;
}

const col = (alias: string, name: string) => sql.ref(`${alias}.${name}`);
const each = (names: readonly string[], condition: (name: string) => RawBuilder<unknown>) =>
  sql.join(names.map(condition), sql` and `);
const list = (names: readonly string[], alias?: string) =>
  sql.join(names.map((name) => sql.ref(alias === undefined ? name : `${alias}.${name}`)));
const rowsOf = ({ table }: Pick<Noted, 'table'>, images: readonly Row[]) =>
  sql`jsonb_populate_recordset(null::${table}, ${JSON.stringify(images)}::jsonb)`;

/** The first row that is not among those that a statement found. */
function missing(wanted: readonly Row[], found: readonly Row[], key: readonly string[]): Row | null {
  if (found.length === wanted.length) return null;
  const of = (row: Row): string => JSON.stringify(key.map((name) => row[name]));
  const there = new Set(found.map(of));
  return wanted.find((row) => !there.has(of(row))) ?? null;
}
