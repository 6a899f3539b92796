import { copyDatabaseFile } from '../../storage/backup';
import { openMigrated } from '../../storage/database';
import { sqlitePath } from '../../storage/sqlitePath';
import { type CheckPart, check } from '../check/check';

/**
 * Brings a backup back as a database that does not exist yet, brings its schema up to date and checks it. Nobody is signed
 * in there: sessions that have ended since must not live again.
 * @returns what the check found
 * @throws ProductError backup.postgres, backup.exists, backup.missing, backup.notRotation, backup.damaged
 */
export async function restoreBackup(file: string, databaseUrl: string, now: string): Promise<CheckPart[]> {
  await copyDatabaseFile(file, sqlitePath(databaseUrl), (copy) => {
    copy.exec('delete from sessions');
  });
  const database = await openMigrated(databaseUrl, now);
  try {
    return await check(database);
  } finally {
    await database.close();
  }
}
