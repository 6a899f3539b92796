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
  const target = sql.table(table);
  const names = columns.map(({ name }) => name);
  const key = keyOf(columns);
  const rows = (images: readonly Row[]) =>
    sql`jsonb_populate_recordset(null::${target}, ${JSON.stringify(images)}::jsonb)`;
  const became = entries.map((entry) => entry.became);
  const both = (left: string, right: string, how: RawBuilder<unknown>, all: readonly string[]) =>
    sql.join(
      all.map((name) => sql`${sql.ref(`${left}.${name}`)} ${how} ${sql.ref(`${right}.${name}`)}`),
      sql` and `,
    );
  const same = sql`is not distinct from`;
  if (op === 'removed') {
    const list = sql.join(names.map((name) => sql.ref(name)));
    await sql`insert into ${target} (${list}) select ${list} from ${rows(entries.map(({ was }) => was))}`.execute(trx);
    return null;
  }
  if (op === 'added') {
    const gone = await sql<Row>`
      delete from ${target} t using ${rows(became)} x
      where ${both('t', 'x', sql`=`, key)} and ${both('t', 'x', same, names)} returning ${list('t', key)}`.execute(trx);
    if (key.length === 1 && key[0] === 'id') {
      const ids = JSON.stringify(gone.rows.map(({ id }) => id));
      await sql`insert into undone_ids select ${table}, value::bigint from json_array_elements_text(${ids}::json)`.execute(
        trx,
      );
    }
    return missing(became, gone.rows, key);
  }
  const changing = entries.filter(({ was, became }) => names.some((name) => was[name] !== became[name]));
  if (changing.length === 0) return null;
  const others = names.filter((name) => !key.includes(name));
  const differs = (name: string) => sql`${sql.ref(`w.${name}`)} is distinct from ${sql.ref(`x.${name}`)}`;
  const set = others.map(
    (name) =>
      sql`${sql.ref(name)} = case when ${differs(name)} then ${sql.ref(`w.${name}`)} else ${sql.ref(`t.${name}`)} end`,
  );
  const asLeft = others.map(
    (name) => sql`(${sql.ref(`t.${name}`)} ${same} ${sql.ref(`x.${name}`)} or not ${differs(name)})`,
  );
  const back = await sql<Row>`
    update ${target} t set ${sql.join(set)}
    from ${rows(changing.map(({ was }) => was))} w, ${rows(changing.map(({ became }) => became))} x
    where ${both('w', 'x', sql`=`, key)} and ${both('t', 'x', sql`=`, key)} and ${sql.join(asLeft, sql` and `)}
    returning ${list('t', key)}`.execute(trx);
  return missing(
    changing.map(({ became }) => became),
    back.rows,
    key,
  );
}

const list = (alias: string, names: readonly string[]) => sql.join(names.map((name) => sql.ref(`${alias}.${name}`)));

/** The first row that is not among those that a statement found. */
function missing(wanted: readonly Row[], found: readonly Row[], key: readonly string[]): Row | null {
  if (found.length === wanted.length) return null;
  const of = (row: Row): string => JSON.stringify(key.map((name) => row[name]));
  const there = new Set(found.map(of));
  return wanted.find((row) => !there.has(of(row))) ?? null;
}
