import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { ProductError } from '../shared/errors';
import { isNotSqliteError } from './dialect/errors';
import { makeFolder } from './makeFolder';

/** More than a file can have: everything is copied in one step, so that writers never make the copy begin again. */
const ALL_PAGES = 0x7fff_fffe;

/**
 * Copies a SQLite database as of one moment, while others read and write it (SQLite, Online Backup API). The copy appears
 * under its name only when it is whole, has been examined and lies on the disk; a killed process leaves at most a file
 * ending in .part, which the next copy to the same place removes. Nothing is ever overwritten.
 * @param prepare changes the copy before it gets its name
 * @returns bytes of the copy
 * @throws ProductError backup.exists, backup.missing, backup.notRotation, backup.damaged (refused)
 */
export async function copyDatabaseFile(
  from: string,
  to: string,
  prepare: (copy: Sqlite.Database) => void = () => {},
): Promise<number> {
  refuseTaken(to);
  if (!existsSync(from)) throw new ProductError('notFound', 'backup.missing', `There is no database at ${from}.`);
  const fill = async (part: string): Promise<void> => {
    const source = openOurs(from);
    try {
      await source.backup(part, { progress: () => ALL_PAGES });
    } finally {
      source.close();
    }
  };
  return makeDatabaseFile(to, from, fill, prepare);
}

/**
 * Makes a SQLite file that appears under its name only when it is whole, examined and on the disk.
 * @param from what it is made of, for the sentence when it is damaged
 * @param fill writes the file at the path that it is given
 * @returns bytes of the file
 * @throws ProductError backup.exists, backup.damaged (refused)
 */
export async function makeDatabaseFile(
  to: string,
  from: string,
  fill: (part: string) => Promise<void>,
  prepare: (copy: Sqlite.Database) => void = () => {},
): Promise<number> {
  refuseTaken(to);
  makeFolder(dirname(to));
  const part = `${to}.part`;
  remove(part);
  try {
    await fill(part);
    const bytes = examine(part, from, prepare);
    flush(part);
    // Unlike a rename this fails when somebody else took the name meanwhile.
    linkSync(part, to);
    return bytes;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') refuseTaken(to);
    throw error;
  } finally {
    remove(part);
  }
}

/** Opens a file for reading; throws unless it is a database of this program. */
function openOurs(path: string): Sqlite.Database {
  const handle = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 10_000 });
  try {
    if (handle.prepare(`select 1 from sqlite_master where name = 'schema_migrations'`).get()) return handle;
  } catch (error) {
    if (!isNotSqliteError(error)) throw error;
  }
  handle.close();
  throw new ProductError('refused', 'backup.notRotation', `${path} is not a database of this program.`);
}

function examine(part: string, from: string, prepare: (copy: Sqlite.Database) => void): number {
  const copy = new Sqlite(part);
  try {
    // One file without companions, until it is opened for work.
    copy.pragma('journal_mode = DELETE');
    copy.pragma('synchronous = FULL');
    const state = copy.pragma('integrity_check', { simple: true });
    if (state !== 'ok') throw new ProductError('refused', 'backup.damaged', `${from} is damaged: ${state}.`);
    prepare(copy);
    return Number(copy.pragma('page_count', { simple: true })) * Number(copy.pragma('page_size', { simple: true }));
  } finally {
    copy.close();
  }
}

/** A leftover log beside a name would be played into whatever database takes it. */
function refuseTaken(path: string): void {
  const taken = [path, `${path}-wal`, `${path}-shm`, `${path}-journal`].find((file) => existsSync(file));
  if (taken === undefined) return;
  const sentence = `${taken} is there already and is not overwritten. Name another file, or move it away first.`;
  throw new ProductError('refused', 'backup.exists', sentence);
}

function flush(path: string): void {
  for (const one of [path, dirname(path)]) {
    const handle = openSync(one, 'r');
    fsyncSync(handle);
    closeSync(handle);
  }
}

function remove(path: string): void {
  for (const file of [path, `${path}-wal`, `${path}-shm`, `${path}-journal`]) rmSync(file, { force: true });
}
