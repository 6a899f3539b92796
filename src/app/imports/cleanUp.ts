import { closeSync, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { addDays, type Day } from '../../shared/calendar';
import { isProductError } from '../../shared/errors';
import type { Database } from '../../storage/database';
import { stagingPath } from '../../storage/imports/importStagingFiles';
import { findImport, importJob, undecidedImports } from '../../storage/imports/imports';
import type { Actor } from '../actor';
import { discardImport } from './discardImport';

/** An import that nobody has decided for this many days is discarded; files that belong to nothing live as long. */
const KEPT_DAYS = 14;

/**
 * Discards imports that were read but never decided, and removes what else lies in the folder of the imports and belongs
 * to none: rests of failed readings, uploads that were broken off, dry runs that were killed. Rejected rows of committed
 * imports stay for their download.
 * @param actor the system on the real day, by which files are dated
 * @returns number of imports discarded and of files or folders removed beyond those
 */
export async function cleanUpImports(
  database: Database,
  actor: Actor,
): Promise<{ discarded: number; removed: number }> {
  const oldest = addDays(actor.today, -KEPT_DAYS);
  let discarded = 0;
  for (const id of await undecidedImports(database.db, oldest)) {
    if (await isWorkedOn(database, id)) continue;
    try {
      await discardImport(database, id, actor);
      discarded++;
    } catch (error) {
      // Somebody decided at this very moment.
      if (!isProductError(error) || error.kind !== 'conflict') throw error;
    }
  }
  return { discarded, removed: await removeOrphans(database, oldest) };
}

async function removeOrphans(database: Database, oldest: Day): Promise<number> {
  const folder = join(dirname(database.path), 'imports');
  const alone = !sharesItsFolder(database);
  let removed = 0;
  for (const name of entriesOf(folder)) {
    const found = IMPORT_FILE.exec(name);
    const path = join(folder, name);
    if (!found || dayChanged(path) >= oldest) continue;
    if (await isOfUse(database, found[1], name, alone)) continue;
    rmSync(path, { recursive: true, force: true });
    removed++;
  }
  return removed;
}

/** A staging file of some attempt with its companions, or the folder of an upload; nothing else in there is ours to remove. */
const IMPORT_FILE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:(?:-\d+)?\.db(?:-journal|-wal|-shm)?)?$/;

/**
 * Whether a file is still needed: of an import to be read or decided, as the rejected rows of a committed one, or, as
 * far as we can know, by another database beside ours.
 */
async function isOfUse(database: Database, id: string, name: string, alone: boolean): Promise<boolean> {
  const found = await findImport(database.db, id);
  if (!found) return !alone;
  if (found.state === 'staging') return true;
  if (found.state === 'asked') return name === id;
  const staged = basename(stagingPath(database.path, found));
  if (found.state === 'previewed' && name === id) return true;
  const isRead = found.state === 'previewed' || found.state === 'committed';
  return isRead && name.startsWith(staged);
}

async function isWorkedOn(database: Database, id: string): Promise<boolean> {
  const job = await importJob(database.db, id);
  return job?.state === 'queued' || job?.state === 'running';
}

const SQLITE_HEADER = 'SQLite format 3\0';

/** True when another database lies in the same folder, such as the demo company: its imports lie among ours. */
function sharesItsFolder({ path }: Database): boolean {
  const folder = dirname(path);
  return readdirSync(folder, { withFileTypes: true }).some(
    (entry) => entry.isFile() && entry.name !== basename(path) && beginsWith(join(folder, entry.name), SQLITE_HEADER),
  );
}

function beginsWith(path: string, header: string): boolean {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(header.length);
    readSync(file, start);
    return start.toString('latin1') === header;
  } finally {
    closeSync(file);
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Day of the last change by the real clock; a file that went away meanwhile counts as new. */
function dayChanged(path: string): Day {
  return statSync(path, { throwIfNoEntry: false })?.mtime.toISOString().slice(0, 10) ?? '9999-12-31';
}
