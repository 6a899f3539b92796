import type Sqlite from 'better-sqlite3';
import type { Kysely, Transaction } from 'kysely';
import type { DialectSql } from '../../migrations/types';
import type { Bulk } from './dialect/bulk';
import type { Schema } from './schema/index';

/** Either the database or a transaction on it: repositories take this and never open a transaction themselves. */
export type Db = Kysely<Schema> | Transaction<Schema>;

/** A transaction; what must happen together takes this. */
export type Trx = Transaction<Schema>;

export interface Database {
  db: Kysely<Schema>;
  /** Reads many rows fast. */
  bulk: Bulk;
  /** The handle of the file; on SQLite only, asking for it on PostgreSQL throws. */
  raw: Sqlite.Database;
  dialect: DialectSql;
  /** Where the database lives, e.g. 'sqlite:./data/rotation.db' or 'postgres://localhost/rotation'. */
  url: string;
  /** Path of the SQLite file; on PostgreSQL of none. Files of imports lie in the same folder. */
  path: string;
  /**
   * Of companies with more accounts than this, comparisons over all of them are worked out by a worker, and long reads done
   * in a thread; infinite = never.
   */
  workHereUpTo: number;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Longest block of the process on a lock. Web processes take ≤ 100 and retry; commands and workers wait. */
  busyTimeoutMs?: number;
  /** As in Database. Web processes set it: what takes seconds would keep everybody waiting. */
  workHereUpTo?: number;
  /** SQLite: long reads are done in a thread of their own; the default where workHereUpTo is set. */
  readBeside?: boolean;
  /** PostgreSQL: how long the server waits for a word of a writer before it ends it; a minute unless told otherwise. */
  silenceMs?: number;
}
