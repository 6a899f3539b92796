import type Sqlite from 'better-sqlite3';

/** The form under which names are compared: without case and with single spaces. */
function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * The names of accounts or reps in a staging file: exports often name what they belong to instead of giving its id. A name
 * that two share stands for neither.
 */
export class NameIndex {
  readonly #add: Sqlite.Statement;
  readonly #find: Sqlite.Statement;

  constructor(handle: Sqlite.Database, referent: 'account' | 'rep') {
    const table = `${referent}_names`;
    handle.exec(
      `create table if not exists ${table} (name_key text not null, ref integer not null, primary key (name_key, ref)) without rowid`,
    );
    this.#add = handle.prepare(`insert or ignore into ${table} values (?, ?)`);
    this.#find = handle.prepare(`select ref from ${table} where name_key = ? limit 2`).pluck();
  }

  add(name: string, ref: number): void {
    this.#add.run(nameKey(name), ref);
  }

  /** The one that has the name; null when none or several have it. */
  find(name: string): number | null {
    const refs = this.#find.all(nameKey(name)) as number[];
    return refs.length === 1 ? refs[0] : null;
  }
}

/** Exports name parents and managers that they do not hold; the row stays, without its parent. @returns rows that lost it */
export function settleParents(handle: Sqlite.Database, kind: 'accounts' | 'reps', parent: string): number {
  const noun = kind === 'accounts' ? 'account' : 'rep';
  const byName = `(select i.external_id from ${noun}_names n join ${noun}_ids i on i.ref = n.ref where n.name_key = staged_name_key(${parent}) limit 1)`;
  const known = `exists (select 1 from ${noun}_ids i where i.external_id = ${parent})`;
  handle.function('staged_name_key', { deterministic: true }, (name) => nameKey(String(name)));
  handle.exec(
    `update ${kind} set ${parent} = ${byName} where ${parent} is not null and not ${known} and ${byName} is not null`,
  );
  handle.exec(
    `update ${kind} set ${parent} = null where ${parent} = (select external_id from ${noun}_ids where ref = ${kind}.${noun}_id)`,
  );
  return handle.prepare(`update ${kind} set ${parent} = null where ${parent} is not null and not ${known}`).run()
    .changes;
}
