import type { Mapping } from '../../../imports/mapping/mapping';
import { type ImportSummary, nothingUsable, rowsRejected } from '../../../imports/summary';
import { isProductError } from '../../../shared/errors';
import type { Database } from '../../../storage/database';
import { filesOfImports, type ImportedFile, stillCurrent } from '../../../storage/imports/importFiles';
import { findImport, unusable } from '../../../storage/imports/imports';
import type { Actor } from '../../actor';
import { removeUpload } from '../announceImport';
import { commitImport } from '../commitImport';
import { forgetImport } from '../discardImport';
import { hashFiles } from '../hashFiles';
import { importJson } from '../importJson';
import { inputFiles } from '../inputFiles';
import { stageImport } from '../stageImport';
import type { HeldDrop } from './custody';
import type { DropReport } from './dropReport';
import { tellFailedDrop } from './tellFailedDrop';

export interface DropOptions {
  actor: Actor;
  mapping?: Mapping;
  currency?: string;
  /** True = stop reading with nothing written; a commit that has begun is finished. */
  cancelled(): boolean;
  /** Told of errors that are no fault of the files. */
  log(line: string): void;
}

/**
 * Imports a drop that is held, once: what an earlier process had read of it is forgotten, what it had committed stays.
 * A failure is told to the administrators.
 * @returns the report, or null when it was stopped; the drop is then to be held on to
 */
export async function importDrop(database: Database, drop: HeldDrop, options: DropOptions): Promise<DropReport | null> {
  const { id, name } = drop;
  const about = { drop: name, at: options.actor.now, importId: id };
  const before = await findImport(database.db, id);
  if (before?.state === 'committed' && before.summary) return imported(database, about, before.summary);
  if (before?.state === 'failed')
    return failed(database, about, { code: 'import.failed', message: before.error ?? '' });
  if (before) await forgetImport(database, id);
  removeUpload(database, id);
  try {
    const files = inputFiles([drop.path]);
    const hashed = await hashFiles(files);
    const same = await stillCurrent(database.db, hashed);
    if (same) {
      const said = `These very files were imported on ${same.committedAt?.slice(0, 10)}, and nothing newer has come since.`;
      return { ...about, importId: same.id, state: 'known', files: hashed, said };
    }
    const staged = await stageImport(database, { ...options, id, files });
    if (nothingUsable(staged.summary)) throw unusable([]);
    return await imported(database, about, await commitImport(database, id, options.actor));
  } catch (error) {
    if (isProductError(error) && error.code === 'import.cancelled') {
      await forgetImport(database, id);
      return null;
    }
    const after = await findImport(database.db, id);
    if (after?.state === 'committed' && after.summary) return imported(database, about, after.summary);
    if (!isProductError(error)) options.log(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    const known = isProductError(error) ? error : { code: 'internal', message: INTERNAL };
    return failed(database, about, { code: known.code, message: known.message });
  }
}

const INTERNAL = 'The import stopped because of an internal error.';

type About = Pick<DropReport, 'drop' | 'at' | 'importId'>;

async function imported(database: Database, about: About, summary: ImportSummary): Promise<DropReport> {
  const { importId: id } = about;
  const result = importJson(database, { id, attempt: 1 }, summary, 'committed');
  const written = summary.files.reduce((rows, { added, changed }) => rows + added + changed, 0);
  const said = `${written} rows were written, ${rowsRejected(summary)} rejected.`;
  return { ...about, state: 'imported', files: await filesOf(database, id), said, result };
}

async function failed(database: Database, about: About, error: { code: string; message: string }): Promise<DropReport> {
  await tellFailedDrop(database, about.importId, error.message, about.at);
  const said = `Nothing was written. ${error.message}`;
  return { ...about, state: 'failed', files: await filesOf(database, about.importId), said, error };
}

const filesOf = async (database: Database, id: string): Promise<ImportedFile[]> =>
  (await filesOfImports(database.db, [id])).get(id) ?? [];
