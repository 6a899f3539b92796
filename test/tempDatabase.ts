import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase, openMigrated } from '../src/storage/database';
import { tempPostgres } from './tempPostgres';

/** A database of a test's own in a fresh folder; `remove` closes and deletes it. */
export type TempDatabase = Database & { folder: string; remove(): Promise<void> };

/** A migrated database: on a real file, or on a real PostgreSQL server with TEST_DATABASE=postgres. */
export async function tempDatabase(): Promise<TempDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'rotation-'));
  if (process.env.TEST_POSTGRES_URL) return tempPostgres(process.env.TEST_POSTGRES_URL, folder);
  const path = join(folder, 'test.db');
  copyFileSync(await migratedFile(folder), path);
  return withFolder(openDatabase(`sqlite:${path}`), folder);
}

/** A migrated file to copy: made by the first who asks, kept for the whole run. */
async function migratedFile(folder: string): Promise<string> {
  const kept = join(process.env.TEST_RUN_FOLDER ?? folder, 'migrated.db');
  if (existsSync(kept)) return kept;
  const made = join(folder, 'making.db');
  await (await openMigrated(`sqlite:${made}`, '2026-01-01T00:00:00.000Z')).close();
  // Whole at once, and onto the same where two are first.
  renameSync(made, kept);
  return kept;
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
