import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { Database } from './database';
import { sqliteBulk } from './dialect/bulk';
import { ImmediateSqliteDialect } from './dialect/sqlite';
import type { Schema } from './schema/index';
import { storageTrouble } from './whenFree';

/**
 * Runs reads that belong together on one moment of the database, on a connection of their own: what other processes
 * commit meanwhile is not seen, and nobody is kept from writing.
 * @param work gets the database as of that moment; writing to it fails
 */
export function readSnapshot<T>(database: Database, work: (snapshot: Database) => Promise<T>): Promise<T> {
  return database.dialect.name === 'postgres' ? onPostgres(database, work) : onSqlite(database, work);
}

async function onSqlite<T>(database: Database, work: (snapshot: Database) => Promise<T>): Promise<T> {
  const raw = new Sqlite(database.path, { readonly: true, timeout: 10_000 });
  const db = new Kysely<Schema>({ dialect: new ImmediateSqliteDialect({ database: raw }) });
  try {
    raw.exec('begin');
    // A deferred transaction begins with its first read.
    raw.prepare('select 1 from schema_migrations').get();
    return await work({ ...database, db, raw, bulk: sqliteBulk(raw), close: async () => {} });
  } finally {
    if (raw.inTransaction) raw.exec('rollback');
    await db.destroy();
  }
}

async function onPostgres<T>(database: Database, work: (snapshot: Database) => Promise<T>): Promise<T> {
  const { ownConnection } = require('./postgres') as typeof import('./postgres');
  const { own, client } = await ownConnection(database);
  try {
    await client.query('begin isolation level repeatable read read only');
    // The moment is that of the first read.
    await client.query('select 1 from schema_migrations limit 1');
    return await work(own);
  } catch (error) {
    throw storageTrouble(error) ?? error;
  } finally {
    await own.close();
  }
}
