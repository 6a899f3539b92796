import { mkdtempSync, rmSync } from 'node:fs';
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
  return withFolder(await openMigrated(`sqlite:${join(folder, 'test.db')}`, '2026-01-01T00:00:00.000Z'), folder);
}

/** A database without any tables, on either engine. */
export async function emptyDatabase(): Promise<TempDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'rotation-'));
  if (process.env.TEST_POSTGRES_URL) return tempPostgres(process.env.TEST_POSTGRES_URL, folder, true);
  return withFolder(openDatabase(`sqlite:${join(folder, 'test.db')}`), folder);
}

function withFolder(database: Database, folder: string): TempDatabase {
  return {
    ...database,
    folder,
    async remove() {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
