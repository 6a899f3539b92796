import type { Database } from '../database';
import { columnsOf, referencesOf } from '../dialect/catalogue';

/** A table of which every row can be copied in the order of its key. */
export interface CopiedTable {
  name: string;
  columns: string[];
  /** Columns of the primary key, in its order. */
  key: string[];
}

/** What is not data: it tells of the database itself. */
const OF_THE_DATABASE = new Set(['schema_migrations', 'copy_state', 'row_changes', 'request_counts']);

/** Every table of a database, those that others refer to first. */
export async function copiedTables({ db, dialect }: Database): Promise<CopiedTable[]> {
  const names = (await dialect.tableNames(db as never)).filter((name) => !OF_THE_DATABASE.has(name));
  const references = await referencesOf(db);
  const parents = (name: string) => references.filter(({ table }) => table === name).map(({ parent }) => parent);
  const ordered: string[] = [];
  const visit = (name: string): void => {
    if (ordered.includes(name) || visiting.has(name)) return;
    visiting.add(name);
    for (const parent of parents(name)) visit(parent);
    ordered.push(name);
  };
  const visiting = new Set<string>();
  for (const name of names) visit(name);
  const tables: CopiedTable[] = [];
  for (const name of ordered) {
    const columns = await columnsOf(db, name);
    const key = columns.filter(({ keyPlace }) => keyPlace > 0).sort((a, b) => a.keyPlace - b.keyPlace);
    tables.push({ name, columns: columns.map((column) => column.name), key: key.map((column) => column.name) });
  }
  return tables;
}
