import { join } from 'node:path';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteDialect,
  type SqliteDialectConfig,
} from 'kysely';
import type { Db } from '../databaseTypes';
import type { Schema } from '../schema/index';
import { type Beside, beside } from './thread';

/** Where long reads of a connection go, and from how many accounts on. */
const besides = new WeakMap<Db, { reads: Db; above: number; began(): void }>();
const homes = new WeakMap<Db, Db>();

/**
 * Has long reads of a SQLite file done in a thread, so that a process that answers people answers them meanwhile.
 * PostgreSQL reads beside the process anyway.
 * @param above companies with no more accounts than this are read here: it takes no longer than asking another thread
 * @param began told of the thread when it is first asked
 * @returns ends the thread
 */
export function readBeside(
  db: Db,
  path: string,
  above: number,
  began: (thread: Beside) => void = () => {},
): () => Promise<void> {
  const thread = beside(join(__dirname, 'readsThread'), { path });
  const reads = new Kysely<Schema>({ dialect: new ReadsDialect(thread) });
  let told = false;
  besides.set(db, {
    reads,
    above,
    began() {
      if (!told) began(thread);
      told = true;
    },
  });
  homes.set(reads, db);
  return () => thread.close();
}

/** Where to ask what takes long: the same data through a thread, where there is one; in a transaction, the transaction. */
export async function forLongReads(db: Db): Promise<Db> {
  const found = besides.get(db);
  if (!found) return db;
  if (!(await hasMoreAccounts(db, found.above))) return db;
  found.began();
  return found.reads;
}

/** The most accounts that a database was seen to have more than: companies hardly ever shrink. */
const seen = new WeakMap<Db, number>();

/** Whether there are, or were, more accounts than so many; counting them all would take longer. */
export async function hasMoreAccounts(db: Db, than: number): Promise<boolean> {
  if (!Number.isFinite(than)) return false;
  if ((seen.get(db) ?? -1) >= than) return true;
  const more = await db.selectFrom('accounts').select('id').limit(1).offset(than).executeTakeFirst();
  if (more) seen.set(db, than);
  return more !== undefined;
}

/** The connection that a way to long reads belongs to; any other is its own. */
export function homeOf(db: Db): Db {
  return homes.get(db) ?? db;
}

/** SQLite as the builder writes it, asked of a thread. */
class ReadsDialect extends SqliteDialect {
  constructor(readonly thread: Beside) {
    super({} as SqliteDialectConfig);
  }

  override createDriver(): Driver {
    const connection: DatabaseConnection = {
      executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => ({
        rows: await this.thread.ask<R[]>('read', [sql, parameters]),
      }),
      streamQuery: () => never(),
    };
    return {
      init: async () => {},
      acquireConnection: async () => connection,
      releaseConnection: async () => {},
      beginTransaction: async () => never(),
      commitTransaction: async () => never(),
      rollbackTransaction: async () => never(),
      destroy: async () => {},
    };
  }
}

function never(): never {
  throw new Error('What is read beside is neither streamed nor part of a transaction.');
}
