import type Sqlite from 'better-sqlite3';

/**
 * Changes rows as an import does: the version of the data goes up, so what was read before is read again.
 * @param values of the placeholders in the statement
 */
export function asImport(raw: Sqlite.Database, statement: string, ...values: unknown[]): void {
  raw.prepare(statement).run(...values);
  raw.exec('update company set data_version = data_version + 1');
}
