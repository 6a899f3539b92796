import type Sqlite from 'better-sqlite3';
import type { Bridge } from './bridge';

/** Tables that an import writes. Of a company it may only settle the currency. */
const RECORDED = [
  'reps',
  'accounts',
  'categories',
  'assignments',
  'revenue',
  'quotas',
  'contacts',
  'deals',
  'absences',
  'trades',
  'trade_legs',
  'ledger_differences',
  'name_merges',
  'merged_revenue',
] as const;

/** What is kept of an import for taking it back, beside the rows of `import_undo`. */
export interface UndoHeader {
  /** Tables that were empty before: everything in them came with the import. */
  wereEmpty: string[];
  /** How often names had been decided on. */
  decisions: number;
}

/**
 * From here on every row that this connection changes is noted in `import_undo`, as it was and as it became; what was
 * noted for an earlier import is forgotten. Revenue that comes into an empty table is not noted row by row. Call it in
 * the transaction of the commit, on a connection that is closed after it.
 * @returns null on PostgreSQL, where imports cannot be taken back: it has no triggers of one connection alone
 */
export function recordForUndo({ database }: Bridge): UndoHeader | null {
  if (database.dialect.name === 'postgres') return null;
  const handle = database.raw;
  handle.exec('delete from main.import_undo; update main.imports set undo = null where undo is not null');
  const wereEmpty = handle.prepare('select 1 from main.revenue limit 1').get() === undefined ? ['revenue'] : [];
  for (const table of RECORDED) if (!wereEmpty.includes(table)) recordTable(handle, table);
  handle.exec(trigger('company', 'update of currency', 'changed', columnsOf(handle, 'company')));
  const decisions = handle.prepare('select count(*) + count(undone_at) from main.name_merges').pluck().get() as number;
  return { wereEmpty, decisions };
}

function recordTable(handle: Sqlite.Database, table: string): void {
  const columns = columnsOf(handle, table);
  handle.exec(trigger(table, 'insert', 'added', columns));
  handle.exec(trigger(table, 'update', 'changed', columns));
  handle.exec(trigger(table, 'delete', 'removed', columns));
}

/** A trigger of this connection alone; names in its body cannot be qualified. */
function trigger(table: string, when: string, op: string, columns: readonly string[]): string {
  const image = (row: string): string =>
    `json_object(${columns.map((name) => `'${name}', ${row}.${name}`).join(', ')})`;
  const before = op === 'added' ? 'null' : image('old');
  const after = op === 'removed' ? 'null' : image('new');
  return `create temp trigger undo_${table}_${op} after ${when} on main.${table} begin
    insert into import_undo (table_name, op, before, after) values ('${table}', '${op}', ${before}, ${after}); end`;
}

/** Columns of a table, in its order. */
export function columnsOf(handle: Sqlite.Database, table: string): string[] {
  return handle.prepare('select name from pragma_table_info(?)').pluck().all(table) as string[];
}
