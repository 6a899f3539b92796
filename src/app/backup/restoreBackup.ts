import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyDatabaseFile } from '../../storage/backup';
import { openMigrated } from '../../storage/database';
import { sqlitePath } from '../../storage/sqlitePath';
import { type CheckPart, check } from '../check/check';
import { copyDatabase } from '../copy/copyDatabase';

/**
 * Brings a backup back as a database that does not exist yet, or that is empty on PostgreSQL, brings its schema up to date
 * and checks it. Nobody is signed in there: sessions that have ended since must not live again.
 * @returns what the check found
 * @throws ProductError backup.exists, backup.missing, backup.notRotation, backup.damaged, storage.newerSchema; copy.notEmpty; nothing is left then
 */
export async function restoreBackup(file: string, databaseUrl: string, now: string): Promise<CheckPart[]> {
  const path = sqlitePath(databaseUrl);
  if (path !== null) return restoreFile(file, path, now);
  const folder = mkdtempSync(join(tmpdir(), 'rotation-restore-'));
  try {
    const between = join(folder, 'backup.db');
    await restoreFile(file, between, now);
    return (await copyDatabase(`sqlite:${between}`, databaseUrl, now)).parts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function restoreFile(file: string, path: string, now: string): Promise<CheckPart[]> {
  await copyDatabaseFile(file, path, (copy) => {
    copy.exec('delete from sessions');
  });
  const database = await openMigrated(`sqlite:${path}`, now).catch((error) => {
    // A backup of a newer version: what cannot be used must not stand where the next attempt wants to write.
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
    throw error;
  });
  try {
    return await check(database);
  } finally {
    await database.close();
  }
}
