import { copyDatabaseFile } from '../../storage/backup';
import { sqlitePath } from '../../storage/sqlitePath';

/**
 * Copies the database to a file while it is in use; the schema is left as it is, so that a copy can be made before an
 * upgrade.
 * @returns bytes of the copy
 * @throws ProductError backup.postgres, backup.exists, backup.missing, backup.notRotation, backup.damaged
 */
export function backUp(databaseUrl: string, file: string): Promise<number> {
  return copyDatabaseFile(sqlitePath(databaseUrl), file);
}
