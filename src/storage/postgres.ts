import { join } from 'node:path';
import { Kysely } from 'kysely';
import type pg from 'pg';
import { ProductError } from '../shared/errors';
import type { Database, OpenOptions } from './databaseTypes';
import { namingStatements } from './dialect/namedStatements';
import { postgresBulk } from './dialect/postgresBulk';
import { OneWriterPostgresDialect } from './dialect/postgresDialect';
import { connectToOne, poolOf } from './dialect/postgresServers';
import { postgresSql } from './dialect/postgresSql';
import { postgresTypes } from './dialect/postgresTypes';
import type { Schema } from './schema/index';

/** Where files of imports lie unless the address names a folder. */
const FILES = './data';

/** A writer that the server hears nothing of, on a machine that hangs or was cut off, must not keep all others waiting. */
const SILENCE_MS = 60_000;

/**
 * Opens a PostgreSQL database without touching its schema; nothing is connected until the first statement.
 * @param url 'postgres://user:password@host:port/name', 'host:port,host:port' for a server and those that stand by for it;
 *   '?files=FOLDER' names the folder for uploads and staged imports, which every machine on the database has to share
 */
export function openPostgres(url: string, options: OpenOptions = {}): Database {
  const { busyTimeoutMs = 10_000, workHereUpTo = Number.POSITIVE_INFINITY, silenceMs = SILENCE_MS } = options;
  const { addresses, files } = addressOf(url);
  const servers = poolOf(addresses.map(settingsOf));
  // Kysely ends only what it has used; here it is ended in any case, and once.
  const named = namingStatements();
  const connect = async () => named(await servers.connect()) as pg.PoolClient;
  const lent = { connect, end: async () => {} };
  const db = new Kysely<Schema>({
    dialect: new OneWriterPostgresDialect({ pool: lent }, { waitMs: waitOf(busyTimeoutMs), silenceMs }),
  });
  const borrow = async () => {
    const client = await servers.connect();
    return { client, release: () => client.release() };
  };
  return withoutRaw({
    db,
    bulk: postgresBulk(borrow, true),
    dialect: postgresSql,
    url,
    path: join(files, 'rotation.db'),
    workHereUpTo,
    async close() {
      await db.destroy();
      await servers.end();
    },
  });
}

/**
 * A connection of its own to the same database, for work that must stay on one: a moment in time, temporary tables.
 * @returns the database through it alone, and the connection itself
 */
export async function ownConnection(database: Database): Promise<{ own: Database; client: pg.Client }> {
  const client = await connectToOne(addressOf(database.url).addresses.map(settingsOf));
  const one = { query: client.query.bind(client), release: () => {} } as unknown as pg.PoolClient;
  const pool = { connect: async () => one, end: async () => {} };
  const db = new Kysely<Schema>({
    dialect: new OneWriterPostgresDialect({ pool }, { waitMs: waitOf(10_000), silenceMs: SILENCE_MS }),
  });
  const bulk = postgresBulk(async () => ({ client, release: () => {} }), false);
  const close = async () => {
    await db.destroy();
    await client.end();
  };
  return { own: withoutRaw({ ...database, db, bulk, close }), client };
}

/** Nobody's event loop stands still while PostgreSQL waits, so that even a page can wait for a short write. */
const waitOf = (busyTimeoutMs: number): number => Math.max(2_000, busyTimeoutMs * 3);

function settingsOf(address: string): pg.ClientConfig {
  return { connectionString: address, types: postgresTypes, keepAlive: true };
}

/** One address for each host, which differ in nothing else. */
function addressOf(url: string): { addresses: string[]; files: string } {
  const [, before, hosts, after] = /^(\w+:\/\/(?:[^/]*@)?)([^/?]*)(.*)$/.exec(url) ?? [];
  try {
    const parsed = hosts.split(',').map((host) => new URL(`${before}${host}${after}`));
    const files = parsed[0].searchParams.get('files') ?? FILES;
    for (const one of parsed) one.searchParams.delete('files');
    return { addresses: parsed.map(String), files };
  } catch {
    throw new ProductError(
      'invalid',
      'storage.unsupportedUrl',
      'The database address cannot be read; write postgres://user:password@host:5432/name.',
    );
  }
}

/** There is no file to have a handle of: asking for it is a mistake of ours. */
function withoutRaw(database: Omit<Database, 'raw'>): Database {
  return Object.defineProperty(database as Database, 'raw', {
    get() {
      throw new Error('There is no SQLite handle on PostgreSQL.');
    },
    enumerable: false,
    configurable: true,
  });
}
