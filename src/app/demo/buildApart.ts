import { mkdirSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Database, openMigrated } from '../../storage/database';

/**
 * Makes a database in a folder of its own beside another, hands its file on once it is closed, and removes it. What a
 * killed process left there goes with the next one that comes to its end.
 * @param build fills the new database
 * @param use gets the path of the finished file
 */
export async function buildApart<T>(
  beside: Database,
  now: string,
  build: (database: Database) => Promise<T>,
  use: (path: string) => Promise<void>,
): Promise<T> {
  const place = join(dirname(beside.path), `${basename(beside.path)}.building`);
  mkdirSync(place, { recursive: true });
  const folder = mkdtempSync(join(place, 'demo-'));
  try {
    const path = join(folder, 'demo.db');
    const database = await openMigrated(`sqlite:${path}`, now);
    // It is thrown away when anything goes wrong, so nothing waits for the disk.
    database.raw.pragma('synchronous = OFF');
    const built = await build(database).finally(() => database.close());
    await use(path);
    rmSync(place, { recursive: true, force: true });
    return built;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    removeIfEmpty(place);
    throw error;
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Another process builds there too.
  }
}
