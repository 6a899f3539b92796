import { copyDatabaseFile, makeDatabaseFile } from '../../storage/backup';
import { openDatabase } from '../../storage/database';
import { readSnapshot } from '../../storage/snapshot';
import { sqlitePath } from '../../storage/sqlitePath';
import { copyMoment } from '../copy/copyDatabase';

/**
 * Copies the database to a file while it is in use: as of one moment, and with its schema as it is, so that a copy can be
 * made before an upgrade. A PostgreSQL database becomes a SQLite file too, every table compared row by row.
 * @returns bytes of the copy
 * @throws ProductError backup.exists, backup.missing, backup.notRotation, backup.damaged; copy.otherVersion
 */
export async function backUp(databaseUrl: string, file: string, now: string): Promise<number> {
  const path = sqlitePath(databaseUrl);
  if (path !== null) return copyDatabaseFile(path, file);
  const database = openDatabase(databaseUrl);
  try {
    return await makeDatabaseFile(file, 'The database', (part) =>
      readSnapshot(database, async (moment) => {
        await copyMoment(moment, `sqlite:${part}`, now);
      }),
    );
  } finally {
    await database.close();
  }
}
