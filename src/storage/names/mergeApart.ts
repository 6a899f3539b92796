import type Sqlite from 'better-sqlite3';

type Row = Record<string, string | number | null>;

/** What belonged to a merged account beside its revenue, so that it can be given back exactly. */
interface Apart {
  /** Spells that are left out while the kept account has owners of its own. */
  spells: Row[];
  /** Ids of the rows that went over to the kept account, by table. */
  moved: { assignments: number[]; deals: number[]; contacts: number[] };
  /** Parents of accounts that were below it or are it. */
  parents: { id: number; parent_id: number | null }[];
}

/**
 * Gives what an account has beside revenue to another one. The kept account's own owners count; where it has none, the
 * other's do. A contact that both have stays with the other and is not shown twice.
 * @returns JSON for `giveBack`
 */
export function setApart(handle: Sqlite.Database, kept: number, other: number): string {
  const all = (sql: string, ...values: unknown[]): Row[] => handle.prepare(sql).all(...values) as Row[];
  const ids = (sql: string, ...values: unknown[]): number[] =>
    handle
      .prepare(sql)
      .pluck()
      .all(...values) as number[];
  const hasOwner =
    handle.prepare(`select 1 from assignments where account_id = ? and role = 'owner' limit 1`).get(kept) !== undefined;
  const apart: Apart = {
    spells: hasOwner ? all('select * from assignments where account_id = ? order by id', other) : [],
    moved: { assignments: hasOwner ? [] : move(handle, 'assignments', kept, other), deals: [], contacts: [] },
    parents: [],
  };
  if (hasOwner) handle.prepare('delete from assignments where account_id = ?').run(other);
  apart.moved.deals = move(handle, 'deals', kept, other);
  apart.moved.contacts = ids(
    `update contacts set account_id = ? where account_id = ? and name not in (select name from contacts where account_id = ?)
     returning id`,
    kept,
    other,
    kept,
  );
  apart.parents = all('select id, parent_id from accounts where parent_id = ? order by id', other) as Apart['parents'];
  const parentOfOther = handle.prepare('select parent_id from accounts where id = ?').pluck().get(other) as
    | number
    | null;
  const setParent = handle.prepare('update accounts set parent_id = ? where id = ?');
  for (const { id } of apart.parents) setParent.run(id === kept ? parentOfOther : kept, id);
  return JSON.stringify(apart);
}

/** Undoes `setApart`. */
export function giveBack(handle: Sqlite.Database, other: number, json: string): void {
  const { spells, moved, parents }: Apart = JSON.parse(json);
  for (const [table, list] of Object.entries(moved)) {
    handle
      .prepare(`update ${table} set account_id = ? where id in (select value from json_each(?))`)
      .run(other, JSON.stringify(list));
  }
  for (const spell of spells) {
    const columns = Object.keys(spell);
    handle
      .prepare(`insert into assignments (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`)
      .run(...columns.map((column) => spell[column]));
  }
  const setParent = handle.prepare('update accounts set parent_id = ? where id = ?');
  for (const { id, parent_id } of parents) setParent.run(parent_id, id);
}

function move(handle: Sqlite.Database, table: string, kept: number, other: number): number[] {
  const ids = handle.prepare(`update ${table} set account_id = ? where account_id = ? returning id`).pluck();
  return (ids.all(kept, other) as number[]).sort((a, b) => a - b);
}
