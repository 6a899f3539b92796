import type Sqlite from 'better-sqlite3';
import type { Parameter } from './placeholders';

/** Reads many rows without keeping them: what would be slow or large through the builder. */
export interface Bulk {
  /** Gives every row of a query, written with `?`, as an array of its values. */
  each<Row extends unknown[]>(
    statement: string,
    parameters: readonly Parameter[],
    take: (row: Row) => void,
  ): Promise<void>;
  /** A subquery with one parameter, the JSON of a list of ids. */
  idsOfJson: string;
}

/** The same connection as everything else of the process. */
export function sqliteBulk(handle: Sqlite.Database): Bulk {
  return {
    async each<Row extends unknown[]>(
      statement: string,
      parameters: readonly Parameter[],
      take: (row: Row) => void,
    ): Promise<void> {
      for (const row of handle.prepare(statement).raw().iterate(parameters)) take(row as Row);
    },
    idsOfJson: 'select value from json_each(?)',
  };
}
