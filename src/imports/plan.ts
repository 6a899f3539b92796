import { isProductError, ProductError } from '../shared/errors';
import type { Dialect, FileMapping } from './dialects/dialect';
import { rowKind } from './kinds/index';
import { FILE_KINDS, type FileKind } from './kinds/rowKind';
import { type Layout, readLayout } from './reading/header';
import type { InputFile } from './reading/inspect';
import { inspectEncoding } from './reading/inspect';

/** A file, how it is laid out, and what its rows become. */
export interface PlannedFile {
  file: InputFile;
  layout: Layout;
  mapping: FileMapping;
}

export interface ReadingPlan {
  /** At most one file a kind, in the order in which they are read. */
  files: PlannedFile[];
  ignoredFiles: { file: string; because: string }[];
}

/**
 * Looks at the files and decides which of them holds what.
 * @param known kinds of which the database has rows already, so that no file is needed for them
 * @throws ProductError import.missingColumn, import.columnTwice, import.missingFile, import.twoFiles, import.unknownFile, and those of
 *   inspectEncoding for files whose name says that they are meant
 */
export async function planReading(
  files: readonly InputFile[],
  dialect: Dialect,
  known: ReadonlySet<FileKind>,
): Promise<ReadingPlan> {
  const found: PlannedFile[] = [];
  const ignoredFiles: ReadingPlan['ignoredFiles'] = [];
  for (const file of files) {
    const named = dialect.recognise({ name: file.name, header: [] }).some((mapping) => mapping.byName);
    try {
      const layout = await readLayout(file, await inspectEncoding(file));
      const mappings = dialect.recognise({ name: file.name, header: layout.header });
      found.push(...mappings.map((mapping) => ({ file, layout, mapping })));
      if (mappings.length === 0)
        ignoredFiles.push({ file: file.name, because: 'its name and columns are of no known kind' });
    } catch (error) {
      if (named || files.length === 1 || !isProductError(error)) throw error;
      ignoredFiles.push({ file: file.name, because: error.message });
    }
  }
  const chosen = FILE_KINDS.flatMap((kind) => choose(kind, found, ignoredFiles));
  for (const planned of chosen) {
    requireColumns(planned);
    requireColumnsOnce(planned);
  }
  requireFiles(chosen, known, ignoredFiles);
  return { files: chosen, ignoredFiles };
}

/** The file of a kind: the one that is named so, else the only one that looks so. */
function choose(kind: FileKind, found: PlannedFile[], ignored: ReadingPlan['ignoredFiles']): PlannedFile[] {
  const all = found.filter((planned) => planned.mapping.kind === kind);
  const named = all.filter((planned) => planned.mapping.byName);
  const best = named.length > 0 ? named : all;
  if (best.length > 1) {
    const names = best.map((planned) => planned.file.name).join(' and ');
    throw new ProductError('invalid', 'import.twoFiles', `Both ${names} hold ${kind}. Import one of them at a time.`);
  }
  for (const other of all.filter((planned) => !best.includes(planned))) {
    ignored.push({ file: other.file.name, because: `${best[0].file.name} holds the ${kind}` });
  }
  return best;
}

function requireColumns({ file, layout, mapping }: PlannedFile): void {
  const missing = mapping.missingColumns;
  if (missing.length === 0) return;
  const wanted = rowKind(mapping.kind).columns.filter((column) => column.required);
  const cells = missing.length === 1 ? 'its cells may' : 'their cells may';
  throw new ProductError(
    'invalid',
    'import.missingColumn',
    `${file.name} has no column ${missing.join(', ')}. Its first line must name ${wanted.map((c) => c.name).join(', ')}; found was ${layout.header.join(', ')}. Add what is missing (${cells} be empty where the value is not known).`,
    { file: file.name, missing: [...missing], found: layout.header },
  );
}

function requireColumnsOnce({ file, layout, mapping }: PlannedFile): void {
  const [repeated] = mapping.repeatedColumns;
  if (!repeated) return;
  const places = repeated.positions.map((position) => `column ${position + 1} ("${layout.header[position]}")`);
  throw new ProductError(
    'invalid',
    'import.columnTwice',
    `${file.name} has ${repeated.column} more than once: ${places.join(' and ')}. Keep the one that counts and delete or rename the other.`,
    { file: file.name, column: repeated.column, positions: repeated.positions.map((position) => position + 1) },
  );
}

const NEEDED: readonly FileKind[] = ['reps', 'accounts', 'revenue'];

function requireFiles(chosen: PlannedFile[], known: ReadonlySet<FileKind>, ignored: ReadingPlan['ignoredFiles']): void {
  const given = new Set(chosen.map((planned) => planned.mapping.kind));
  const missing = NEEDED.filter((kind) => !given.has(kind) && !known.has(kind)).map((kind) => `${kind}.csv`);
  const notes = ignored.map(({ file, because }) => ` ${file} was left out: ${because}`).join('.');
  if (missing.length > 0) {
    const are = missing.length === 1 ? 'is' : 'are';
    throw new ProductError(
      'invalid',
      'import.missingFile',
      `${missing.join(', ')} ${are} missing. A first import needs reps.csv, accounts.csv and revenue.csv.${notes}`,
      { missing, ignored },
    );
  }
  if (chosen.length === 0) {
    throw new ProductError('invalid', 'import.unknownFile', `None of the files can be imported.${notes}`, { ignored });
  }
}
