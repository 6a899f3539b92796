import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { type Database, openDatabase, type Trx } from '../database';
import { copyText } from '../dialect/copyText';
import type { Row } from './parts';

/** Writes many rows fast, in the transaction that is open on its database. */
export interface RowWriter {
  /** The database through a connection of its own. */
  database: Database;
  write(table: string, columns: readonly string[], rows: readonly Row[]): Promise<void>;
}

/**
 * A connection of its own that takes rows in bulk.
 * @param references false: on SQLite this connection does not look at them (on PostgreSQL see `references.ts`)
 */
export async function withRowWriter<T>(
  database: Database,
  references: boolean,
  work: (writer: RowWriter) => Promise<T>,
): Promise<T> {
  if (database.dialect.name === 'postgres') return onPostgres(database, work);
  // Waiting for a lock blocks the process, and with it perhaps the very transaction that holds the lock.
  const own = openDatabase(database.url, { busyTimeoutMs: 100 });
  try {
    if (!references) own.raw.pragma('foreign_keys = OFF');
    return await work({
      database: own,
      async write(table, columns, rows) {
        const insert = own.raw.prepare(
          `insert into ${into(table, columns)} values (${columns.map(() => '?').join(', ')})`,
        );
        for (const row of rows) insert.run(row);
      },
    });
  } finally {
    await own.close();
  }
}

async function onPostgres<T>(database: Database, work: (writer: RowWriter) => Promise<T>): Promise<T> {
  const { ownConnection } = require('../postgres') as typeof import('../postgres');
  const { from } = require('pg-copy-streams') as typeof import('pg-copy-streams');
  const { own, client } = await ownConnection(database);
  try {
    return await work({
      database: own,
      async write(table, columns, rows) {
        const stream = client.query(from(`copy ${into(table, columns)} from stdin`));
        await pipeline(Readable.from(copyText(rows)), stream);
      },
    });
  } finally {
    await own.close();
  }
}

const into = (table: string, columns: readonly string[]): string =>
  `"${table}" (${columns.map((name) => `"${name}"`).join(', ')})`;

/** In this transaction references are looked at when it ends, so that tables may come in any order. */
export async function deferReferences(database: Database, trx: Trx): Promise<void> {
  if (database.dialect.name === 'postgres') await sql`set constraints all deferred`.execute(trx);
  else database.raw.pragma('defer_foreign_keys = ON');
}
