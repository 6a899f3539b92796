import type { Db } from '../database';
import { findImport, type ImportRecord } from './imports';

/** A file that an import was given, as it came: of an archive the archive itself. */
export interface ImportedFile {
  name: string;
  bytes: number;
  /** Hexadecimal, of its bytes. */
  sha256: string;
}

/** Notes the files of an import; when it is read again they are the same. */
export async function noteFiles(db: Db, importId: string, files: readonly ImportedFile[]): Promise<void> {
  if (files.length === 0) return;
  await db
    .insertInto('import_files')
    .values(files.map((file, position) => ({ import_id: importId, position, ...file })))
    .onConflict((c) => c.columns(['import_id', 'position']).doNothing())
    .execute();
}

/** The files of imports in the order in which they were given, by import; nothing for those that came before it was noted. */
export async function filesOfImports(db: Db, ids: readonly string[]): Promise<Map<string, ImportedFile[]>> {
  const files = new Map<string, ImportedFile[]>();
  if (ids.length === 0) return files;
  const rows = await db
    .selectFrom('import_files')
    .select(['import_id', 'name', 'bytes', 'sha256'])
    .where('import_id', 'in', ids)
    .orderBy('import_id')
    .orderBy('position')
    .execute();
  for (const { import_id, ...file } of rows) files.set(import_id, [...(files.get(import_id) ?? []), file]);
  return files;
}

/**
 * The latest committed import of exactly these files, whatever they were called, if nothing has been told since about
 * the kinds of data that it told; else null. Then the files bring nothing that is not known.
 */
export async function stillCurrent(db: Db, files: readonly ImportedFile[]): Promise<ImportRecord | null> {
  const hashes = hashesOf(files);
  const [first] = hashes;
  if (first === undefined) return null;
  const rows = await db
    .selectFrom('import_files')
    .innerJoin('imports', 'imports.id', 'import_files.import_id')
    .select(['imports.id', 'imports.committed_at'])
    .where('sha256', '=', first)
    .where('state', '=', 'committed')
    .orderBy('committed_at', 'desc')
    .execute();
  for (const { id, committed_at } of rows) {
    const known = (await filesOfImports(db, [id])).get(id) ?? [];
    if (hashesOf(known).join() !== hashes.join()) continue;
    const found = await findImport(db, id);
    return found && !(await toldSince(db, found, committed_at ?? '')) ? found : null;
  }
  return null;
}

/** Whether an import committed at that instant or later told of a kind that this one told too. */
async function toldSince(db: Db, { id, summary }: ImportRecord, at: string): Promise<boolean> {
  const kinds = new Set(summary?.files.map(({ kind }) => kind));
  const later = await db
    .selectFrom('imports')
    .select('summary')
    .where('state', '=', 'committed')
    .where('committed_at', '>=', at)
    .where('id', '<>', id)
    .execute();
  return later.some(({ summary }) => {
    const files: { kind: string }[] = summary === null ? [] : JSON.parse(summary).files;
    return files.some(({ kind }) => (kinds as Set<string>).has(kind));
  });
}

const hashesOf = (files: readonly ImportedFile[]): string[] => files.map(({ sha256 }) => sha256).sort();
