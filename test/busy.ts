import Sqlite from 'better-sqlite3';
import type { Database } from '../src/storage/database';
import { WRITE_LOCK } from '../src/storage/dialect/postgresDialect';
import { SyncPostgres } from './syncPostgres';

type Place = Pick<Database, 'raw' | 'dialect' | 'path' | 'url'>;

/** Another process in the middle of a write, on either engine. @returns what ends it */
export function writeElsewhere({ dialect, path, url }: Place): () => void {
  if (dialect.name === 'postgres') {
    const other = new SyncPostgres(url.replace(/\?.*$/, ''));
    other.exec(`begin; select pg_advisory_xact_lock(${WRITE_LOCK})`);
    return () => {
      other.exec('rollback');
      other.close();
    };
  }
  const other = new Sqlite(path);
  other.exec('begin immediate');
  return () => {
    other.exec('rollback');
    other.close();
  };
}

/** As a web process has it on a file: it never waits long for a lock. On a server tests never do. */
export function waitShortly({ raw, dialect }: Place, milliseconds: number): void {
  if (dialect.name === 'sqlite') raw.pragma(`busy_timeout = ${milliseconds}`);
}
