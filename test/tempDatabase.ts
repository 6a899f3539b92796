import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase, openMigrated } from '../src/storage/database';
import { tempPostgres } from './tempPostgres';

/** A database of a test's own in a fresh folder; `remove` closes and deletes it. */
export type TempDatabase = Database & { folder: string; remove(): Promise<void> };

const AT = '2026-01-01T00:00:00.000Z';

/** A migrated database: on a real file, or on a real PostgreSQL server with TEST_DATABASE=postgres. */
export function tempDatabase(): Promise<TempDatabase> {
  return copyOf('migrated', async (url) => (await openMigrated(url, AT)).close());
}

/**
 * A migrated database with something in it, the same for whoever asks for it by this name. On files it is made once a run.
 * @param fill gets a migrated database without rows
 */
export async function filledDatabase(name: string, fill: (database: Database) => Promise<void>): Promise<TempDatabase> {
  if (process.env.TEST_POSTGRES_URL) {
    const database = await tempDatabase();
    await fill(database);
    return database;
  }
  return copyOf(name, async (url) => {
    const database = await openMigrated(url, AT);
    await fill(database);
    await database.close();
  });
}

/** A copy of a file that the first who asks makes, for the whole run; on a server of its migrated database. */
async function copyOf(name: string, make: (url: string) => Promise<void>): Promise<TempDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'rotation-'));
  if (process.env.TEST_POSTGRES_URL) return tempPostgres(process.env.TEST_POSTGRES_URL, folder);
  const path = join(folder, 'test.db');
  const kept = join(process.env.TEST_RUN_FOLDER ?? folder, `${name}.db`);
  if (!existsSync(kept)) {
    const making = join(folder, 'making.db');
    await make(`sqlite:${making}`);
    // Whole at once, and onto the same where two are first.
    renameSync(making, kept);
  }
  copyFileSync(kept, path);
  return withFolder(openDatabase(`sqlite:${path}`), folder);
}

/** A database without any tables, on either engine. */
export async function emptyDatabase(): Promise<TempDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'rotation-'));
  if (process.env.TEST_POSTGRES_URL) return tempPostgres(process.env.TEST_POSTGRES_URL, folder, true);
  return withFolder(openDatabase(`sqlite:${join(folder, 'test.db')}`), folder);
}

function withFolder(database: Database, folder: string): TempDatabase {
  // It ends with its test: nothing waits for the disk.
  database.raw.pragma('synchronous = OFF');
  return {
    ...database,
    folder,
    async remove() {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
