import { existsSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { ProductError } from '../../shared/errors';
import { withAttached } from '../attached';
import type { Database } from '../database';
import type { Parameter } from '../dialect/placeholders';

/** Values for `?` in order, or for `@name` by name. */
export type Parameters = readonly Parameter[] | Readonly<Record<string, Parameter>>;

/**
 * The database and a staging file seen together in SQL: `main.` is the database, `staged.` the staging file, `temp.`
 * tables that are gone afterwards. On PostgreSQL the staged rows are copied there first.
 */
export interface Bridge {
  /** The database through the same connection. */
  database: Database;
  /** The staging file alone, as `staged.`. */
  staging: Sqlite.Database;
  /** Runs one statement. @returns rows that it changed */
  run(statement: string, parameters?: Parameters): Promise<number>;
  all<Row>(statement: string, parameters?: Parameters): Promise<Row[]>;
  /** The first column of the first row. */
  one<Value>(statement: string, parameters?: Parameters): Promise<Value | undefined>;
  /** A temporary table has its rows: lets the planner know. */
  filled(table: string): Promise<void>;
}

/**
 * Opens a connection of its own to the database together with a staging file.
 * @throws ProductError import.noStaging when the staging file is gone
 */
export async function withStaged<T>(
  database: Database,
  path: string,
  work: (bridge: Bridge, source: string) => Promise<T>,
): Promise<T> {
  if (!existsSync(path)) {
    throw new ProductError(
      'conflict',
      'import.noStaging',
      'The rows that were read for this import are no longer there. Upload the files again.',
    );
  }
  const begin = (bridge: Bridge) => {
    const source = bridge.staging.prepare("select value from staged.meta where key = 'source'").pluck().get() as string;
    return work(bridge, source);
  };
  if (database.dialect.name === 'postgres') {
    const { withCopied } = require('./importPostgres') as typeof import('./importPostgres');
    return withCopied(database, path, begin);
  }
  return withAttached(database, path, 'staged', (attached) => begin(sqliteBridge(attached)));
}

function sqliteBridge(attached: Database): Bridge {
  const { raw } = attached;
  return {
    database: attached,
    staging: raw,
    run: async (statement, parameters = []) => raw.prepare(statement).run(parameters).changes,
    all: async <Row>(statement: string, parameters: Parameters = []) => raw.prepare(statement).all(parameters) as Row[],
    one: async <Value>(statement: string, parameters: Parameters = []) =>
      raw.prepare(statement).pluck().get(parameters) as Value | undefined,
    filled: async () => {},
  };
}
