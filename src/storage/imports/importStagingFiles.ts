import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { FILE_KINDS } from '../../imports/kinds/rowKind';
import { isBusyError } from '../dialect/errors';
import type { ReadingAttempt } from './imports';

/**
 * Where an attempt to read an import stages its rows: in `imports` beside the database. Each attempt has a file of its
 * own, so that a worker that lost its lease cannot touch what the next one reads.
 */
export function stagingPath(databasePath: string, { id, attempt }: ReadingAttempt): string {
  return join(dirname(databasePath), 'imports', `${id}${attempt > 1 ? `-${attempt}` : ''}.db`);
}

/** Deletes a staging file, if it is there. */
export function removeStaging(path: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
}

/** Deletes what the attempts up to this one have staged. */
export function removeAttempts(databasePath: string, { id, attempt }: ReadingAttempt): void {
  for (let one = 1; one <= attempt; one++) removeStaging(stagingPath(databasePath, { id, attempt: one }));
}

/** Tables of a staging file that nobody asks for after the commit. */
const NOT_REJECTED = [
  ...FILE_KINDS,
  ...[
    'rep_ids',
    'account_ids',
    'category_ids',
    'account_names',
    'rep_names',
    'seen_deals',
    'sales_owners',
    'other_owners',
  ],
];

/** Keeps of a committed import only the rejected rows, for the download; deletes everything when there are none. */
export function keepRejectedOnly(databasePath: string, { id, attempt }: ReadingAttempt): void {
  removeAttempts(databasePath, { id, attempt: attempt - 1 });
  const path = stagingPath(databasePath, { id, attempt });
  const handle = new Sqlite(path, { timeout: 1000 });
  const rejected = handle.prepare('select 1 from rejected limit 1').get() !== undefined;
  try {
    if (rejected) {
      for (const table of NOT_REJECTED) handle.exec(`drop table if exists ${table}`);
      handle.exec('vacuum');
    }
  } catch (error) {
    // Somebody else is looking at it: the file stays larger than it need be, and nothing else is wrong.
    if (!isBusyError(error)) throw error;
  } finally {
    handle.close();
  }
  if (!rejected) removeStaging(path);
}
