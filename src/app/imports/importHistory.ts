import type { Database } from '../../storage/database';
import { filesOfImports, type ImportedFile } from '../../storage/imports/importFiles';
import { type ImportRecord, listImports } from '../../storage/imports/imports';
import { listUsers } from '../../storage/people/users';

/** An import with who began it and the files that it was given. */
export interface ImportOrigin {
  /** Name of the user; null = a command, such as the watch of a folder. */
  by: string | null;
  files: ImportedFile[];
}

/** Who began an import, and with which files. */
export async function importOrigins(
  database: Database,
  records: readonly Pick<ImportRecord, 'id' | 'createdBy'>[],
): Promise<ImportOrigin[]> {
  const names = new Map((await listUsers(database.db)).map(({ id, name }) => [id, name]));
  const ids = records.map(({ id }) => id);
  const files = await filesOfImports(database.db, ids);
  return records.map(({ id, createdBy }) => ({
    by: createdBy === null ? null : (names.get(createdBy) ?? null),
    files: files.get(id) ?? [],
  }));
}

/** What came in before, newest first. */
export async function importHistory(
  database: Database,
  page: { limit: number; offset: number },
): Promise<{ record: ImportRecord; origin: ImportOrigin }[]> {
  const records = await listImports(database.db, page);
  const origins = await importOrigins(database, records);
  return records.map((record, i) => ({ record, origin: origins[i] }));
}
