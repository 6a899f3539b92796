import type Sqlite from 'better-sqlite3';
import type { UndoHeader } from './importUndoLog';

export type Row = Record<string, string | number | null>;

/** A change to a row, as it was noted. */
export interface UndoEntry {
  seq: number;
  table: string;
  op: 'added' | 'changed' | 'removed';
  before: string | null;
  after: string | null;
}

/** A row that is no longer as the import left it. */
export interface ChangedSince {
  table: string;
  row: Row;
}

/**
 * On SQLite: takes back what an import wrote, the last row first: added rows go, changed columns get what they held, removed rows
 * come back. A column that the import left alone keeps what it has now. Call it in a transaction.
 * @returns the first row that is no longer as the import left it, and then the transaction must be rolled back; null = done
 */
export function replayBackwards(handle: Sqlite.Database, { wereEmpty }: UndoHeader): ChangedSince | null {
  handle.exec('create temp table if not exists undone_ids (table_name text, id integer); delete from temp.undone_ids');
  for (const table of wereEmpty) handle.exec(`delete from main.${table}`);
  const keys = new Map<string, string[]>();
  const keyOf = (table: string): string[] => {
    const known = keys.get(table) ?? primaryKey(handle, table);
    keys.set(table, known);
    return known;
  };
  const statements = new Map<string, Sqlite.Statement>();
  const run = (sql: string, values: unknown[]): number => {
    const statement = statements.get(sql) ?? handle.prepare(sql);
    statements.set(sql, statement);
    return statement.run(...values).changes;
  };
  for (const entry of backwards(handle)) {
    const row = takeBack(entry, keyOf(entry.table), run);
    if (row !== null) return { table: entry.table, row };
  }
  return null;
}

/** The entries from the last to the first, some at a time: nothing else can run while a statement is being read. */
function* backwards(handle: Sqlite.Database): Generator<UndoEntry> {
  const some = handle.prepare(
    `select seq, table_name as "table", op, before, after from main.import_undo where seq < ? order by seq desc limit 5000`,
  );
  for (let last = Number.MAX_SAFE_INTEGER; ; ) {
    const entries = some.all(last) as UndoEntry[];
    if (entries.length === 0) return;
    yield* entries;
    last = entries[entries.length - 1].seq;
  }
}

/** @returns the row that is no longer as it was left; null = it was taken back */
function takeBack(
  { table, op, before, after }: UndoEntry,
  key: readonly string[],
  run: (sql: string, values: unknown[]) => number,
): Row | null {
  const was: Row = before === null ? {} : JSON.parse(before);
  const became: Row = after === null ? {} : JSON.parse(after);
  const same = (columns: readonly string[]): string => columns.map((name) => `${name} is ?`).join(' and ');
  const values = (row: Row, columns: readonly string[]) => columns.map((name) => row[name]);
  if (op === 'removed') {
    const columns = Object.keys(was);
    const marks = columns.map(() => '?').join(', ');
    run(`insert into main.${table} (${columns.join(', ')}) values (${marks})`, values(was, columns));
    return null;
  }
  if (op === 'added') {
    const columns = Object.keys(became);
    if (run(`delete from main.${table} where ${same(columns)}`, values(became, columns)) !== 1) return became;
    if ('id' in became) run('insert into temp.undone_ids values (?, ?)', [table, became.id]);
    return null;
  }
  const changed = Object.keys(was).filter((name) => was[name] !== became[name]);
  if (changed.length === 0) return null;
  const set = changed.map((name) => `${name} = ?`).join(', ');
  const where = [...key, ...changed];
  const sql = `update main.${table} set ${set} where ${same(where)}`;
  return run(sql, [...values(was, changed), ...values(became, where)]) === 1 ? null : became;
}

function primaryKey(handle: Sqlite.Database, table: string): string[] {
  return handle
    .prepare('select name from pragma_table_info(?) where pk > 0 order by pk')
    .pluck()
    .all(table) as string[];
}
