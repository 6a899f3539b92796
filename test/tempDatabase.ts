import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openMigrated } from '../src/storage/database';

/** A migrated database on a real file in a fresh folder; `remove` closes and deletes it. */
export async function tempDatabase(): Promise<Database & { folder: string; remove(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'rotation-'));
  const database = await openMigrated(`sqlite:${join(folder, 'test.db')}`, '2026-01-01T00:00:00.000Z');
  return {
    ...database,
    folder,
    async remove() {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
