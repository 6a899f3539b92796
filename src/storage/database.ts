import { dirname } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { ProductError } from '../shared/errors';
import { checkpointsOf } from './beside/checkpoints';
import { readBeside } from './beside/reads';
import type { Database, OpenOptions, Trx } from './databaseTypes';
import { sqliteBulk } from './dialect/bulk';
import { isBusyError, isNotSqliteError } from './dialect/errors';
import { keepingStatements } from './dialect/keptStatements';
import { ImmediateSqliteDialect, openSqliteFile, sqliteSql } from './dialect/sqlite';
import { makeFolder } from './makeFolder';
import { migrate } from './migrator';
import type { Schema } from './schema/index';
import { whenFree } from './whenFree';

export type { Database, Db, OpenOptions, Trx } from './databaseTypes';

/**
 * Opens a database without touching its schema.
 * @param url 'sqlite:PATH' or 'postgres://…'
 * @throws ProductError storage.unsupportedUrl, storage.noPath, storage.notSqlite, storage.cannotOpen
 */
export function openDatabase(url: string, options: OpenOptions = {}): Database {
  if (/^postgres(ql)?:/.test(url)) {
    // Loaded when it is wanted: a laptop with a file does not wait for it.
    const { openPostgres } = require('./postgres') as typeof import('./postgres');
    return openPostgres(url, options);
  }
  if (!url.startsWith('sqlite:')) {
    throw new ProductError(
      'invalid',
      'storage.unsupportedUrl',
      `The database address "${withoutPassword(url)}" is not supported; write sqlite:PATH, for example sqlite:./data/rotation.db, or postgres://user:password@host/name.`,
    );
  }
  const path = url.slice('sqlite:'.length);
  if (path.trim() === '') {
    const sentence = 'The database address has no path; write sqlite:PATH, for example sqlite:./data/rotation.db.';
    throw new ProductError('invalid', 'storage.noPath', sentence);
  }
  const raw = openFile(path, options.busyTimeoutMs ?? 10_000);
  const checkpoints = checkpointsOf(raw);
  const dialect = new ImmediateSqliteDialect({ database: keepingStatements(raw) }, checkpoints.committed);
  const db = new Kysely<Schema>({ dialect });
  const workHereUpTo = options.workHereUpTo ?? Number.POSITIVE_INFINITY;
  const beside = options.readBeside ?? Number.isFinite(workHereUpTo);
  const noMoreReads = beside ? readBeside(db, path, workHereUpTo, checkpoints.by) : async () => {};
  return {
    db,
    raw,
    bulk: sqliteBulk(raw),
    dialect: sqliteSql,
    url,
    path,
    workHereUpTo,
    async close() {
      checkpoints.stop();
      await noMoreReads();
      await db.destroy();
    },
  };
}

/** The address of a database as it may be shown. */
export function withoutPassword(url: string): string {
  return url.replace(/^(\w+:\/\/[^:/@]*):[^/]*@/, '$1:***@');
}

function openFile(path: string, busyTimeoutMs: number): Sqlite.Database {
  try {
    makeFolder(dirname(path));
    return openSqliteFile(path, busyTimeoutMs);
  } catch (error) {
    if (isNotSqliteError(error)) {
      throw new ProductError('refused', 'storage.notSqlite', `${path} is not a SQLite database; it was not touched.`);
    }
    if (isBusyError(error)) throw error;
    throw new ProductError(
      'refused',
      'storage.cannotOpen',
      `The database file ${path} cannot be opened: ${(error as Error).message}. Look at the path and who may write there.`,
    );
  }
}

/** Opens a database and brings its schema up to date. */
export async function openMigrated(url: string, now: string, options: OpenOptions = {}): Promise<Database> {
  const database = openDatabase(url, options);
  try {
    await migrate(database.db as unknown as Kysely<unknown>, database.dialect, now);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Runs the work in one write transaction; one writes at a time, on either engine. While another holds the lock it is
 * tried again for about two seconds without blocking the event loop; then a ProductError of kind busy.
 * @param work gets the transaction; it must use nothing else to reach the database
 */
export async function inTransaction<T>(db: Kysely<Schema>, work: (trx: Trx) => Promise<T>): Promise<T> {
  return whenFree(() => db.transaction().execute(work));
}

/**
 * Runs the work in a transaction that does not queue with other writers, because it locks the rows that it needs by
 * itself. On SQLite it is like any other.
 */
export async function inOwnTransaction<T>(db: Kysely<Schema>, work: (trx: Trx) => Promise<T>): Promise<T> {
  return whenFree(() => db.transaction().setIsolationLevel('read committed').execute(work));
}
