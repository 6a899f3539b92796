import type Sqlite from 'better-sqlite3';
import type { Database } from '../databaseTypes';
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
