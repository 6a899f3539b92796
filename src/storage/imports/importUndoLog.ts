import type Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import type { Trx } from '../database';
import { countDecisions } from '../names/merges';
import { hasRevenue } from '../people/company';
import type { Bridge } from './bridge';

/**
 * Tables that an import writes. Of a company it may only settle the currency. A migration that adds to them calls
 * `noteChanges` for the new table.
 */
export const RECORDED = [
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
 */
export async function recordForUndo(trx: Trx, { database }: Bridge): Promise<UndoHeader> {
  await trx.deleteFrom('import_undo').execute();
  await trx.updateTable('imports').set({ undo: null }).where('undo', 'is not', null).execute();
  const wereEmpty = (await hasRevenue(trx)) ? [] : ['revenue'];
  if (database.dialect.name === 'postgres') {
    // The triggers are there always (migration 051) and listen to this.
    const noting = wereEmpty.length === 0 ? 'all' : 'but revenue';
    await sql`select set_config('rotation.undo', ${noting}, true)`.execute(trx);
  } else recordHere(database.raw, wereEmpty);
  return { wereEmpty, decisions: await countDecisions(trx) };
}

function recordHere(handle: Sqlite.Database, wereEmpty: readonly string[]): void {
  for (const table of RECORDED) if (!wereEmpty.includes(table)) recordTable(handle, table);
  handle.exec(trigger('company', 'update of currency', 'changed', columnsOf(handle, 'company')));
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
function columnsOf(handle: Sqlite.Database, table: string): string[] {
  return handle.prepare('select name from pragma_table_info(?)').pluck().all(table) as string[];
}
