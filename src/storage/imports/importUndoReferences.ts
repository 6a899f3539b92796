import type Sqlite from 'better-sqlite3';

/** What refers to an account, rep or category that came with an import: the kind of record, and the name of one of them. */
export interface Reference {
  table: string;
  name: string;
}

/** Analyses are made again; their rows go with the accounts and reps that they are about. */
const OF_ANALYSES = new Set(['account_analyses', 'rep_analyses']);

/**
 * Looks for records that point to what `replayBackwards` has just taken away. Analyses that nothing else is built on
 * are deleted; call it in the same transaction.
 * @returns the first record that stands in the way; null = none
 */
export function findReference(handle: Sqlite.Database): Reference | null {
  for (const parent of ['accounts', 'reps', 'categories']) {
    const gone = `select id from temp.undone_ids where table_name = '${parent}'`;
    if (handle.prepare(`${gone} limit 1`).get() === undefined) continue;
    for (const { table, column } of referring(handle, parent)) {
      const found = OF_ANALYSES.has(table)
        ? dropAnalyses(handle, table, column, gone)
        : (handle.prepare(`select ${column} as id from main.${table} where ${column} in (${gone}) limit 1`).get() as
            | { id: number }
            | undefined);
      if (found)
        return { table: 'table' in found ? (found.table as string) : table, name: nameOf(handle, parent, found.id) };
    }
  }
  return null;
}

function referring(handle: Sqlite.Database, parent: string): { table: string; column: string }[] {
  return handle
    .prepare(
      `select m.name as "table", f."from" as "column" from main.sqlite_master m, pragma_foreign_key_list(m.name) f
       where m.type = 'table' and f."table" = ? order by m.name`,
    )
    .all(parent) as { table: string; column: string }[];
}

/** @returns what is built on an analysis that would have to go; undefined = they are gone */
function dropAnalyses(handle: Sqlite.Database, table: string, column: string, gone: string) {
  const concerned = `select distinct analysis_id from main.${table} where ${column} in (${gone})`;
  for (const built of ['rotations', 'coaching_plans']) {
    const used = handle.prepare(`select 1 from main.${built} where analysis_id in (${concerned}) limit 1`).get();
    if (used) return { id: handle.prepare(`${gone} limit 1`).pluck().get() as number, table: built };
  }
  handle.exec(`delete from main.analyses where id in (${concerned})`);
  return undefined;
}

/** The row itself is gone already: its name stands in what was noted of it. */
function nameOf(handle: Sqlite.Database, parent: string, id: number): string {
  const name = handle
    .prepare(
      `select json_extract(after, '$.name') from main.import_undo
       where table_name = ? and op = 'added' and json_extract(after, '$.id') = ? limit 1`,
    )
    .pluck()
    .get(parent, id) as string | undefined;
  return name ?? String(id);
}
