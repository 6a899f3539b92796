import { existsSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { ProductError } from '../../shared/errors';
import { withAttached } from '../attached';
import type { Database } from '../database';

/**
 * A connection of its own to the database with a staging file attached as `staged`.
 * @throws ProductError import.noStaging when the staging file is gone
 */
export async function withStaged<T>(
  database: Database,
  path: string,
  work: (bridge: Database, source: string) => Promise<T>,
): Promise<T> {
  if (!existsSync(path)) {
    throw new ProductError(
      'conflict',
      'import.noStaging',
      'The rows that were read for this import are no longer there. Upload the files again.',
    );
  }
  return withAttached(database, path, 'staged', (bridge) => {
    const source = bridge.raw.prepare("select value from staged.meta where key = 'source'").pluck().get() as string;
    return work(bridge, source);
  });
}

/**
 * Fills the temporary maps from references of the staging file to ids of the database (rep_map, account_map,
 * category_map: ref, id). What the database does not have yet gets a negative id, which matches nothing.
 */
export function mapReferences(handle: Sqlite.Database, source: string): void {
  mapTable(handle, 'rep', 'p.source = ? and p.external_id = i.external_id', 'reps', [source]);
  mapTable(handle, 'account', 'p.source = ? and p.external_id = i.external_id', 'accounts', [source]);
  mapTable(handle, 'category', 'p.name = i.external_id', 'categories', []);
}

function mapTable(handle: Sqlite.Database, noun: string, match: string, table: string, values: string[]): void {
  handle.exec(`drop table if exists temp.${noun}_map`);
  handle.exec(`create temp table ${noun}_map (ref integer primary key, id integer not null)`);
  handle
    .prepare(
      `insert into temp.${noun}_map select i.ref, coalesce(p.id, -i.ref)
       from staged.${noun}_ids i left join main.${table} p on ${match}`,
    )
    .run(...values);
}
