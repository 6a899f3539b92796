import { ProductError } from '../shared/errors';
import type { FileMapping } from './fileMapping';
import { rowKind } from './kinds/index';
import { FILE_KINDS, type FileKind } from './kinds/rowKind';
import type { Layout } from './reading/header';
import type { InputFile } from './reading/inputFile';

/** A canonical file, how it is laid out, and which of its columns is which. */
export interface PlannedFile {
  file: InputFile;
  layout: Layout;
  mapping: FileMapping;
}

/** A file that is not read, and why. */
export interface IgnoredFile {
  file: string;
  because: string;
}

/**
 * Takes one canonical file a kind, in the order in which they are read; others are added to `ignored`.
 * @throws ProductError import.missingColumn, import.columnTwice, import.twoFiles
 */
export function planCanonical(found: readonly PlannedFile[], ignored: IgnoredFile[]): PlannedFile[] {
  const chosen = FILE_KINDS.flatMap((kind) => choose(kind, found, ignored));
  for (const planned of chosen) {
    requireColumns(planned);
    requireColumnsOnce(planned);
  }
  return chosen;
}

/** The file of a kind: the one that is named so, else the only one that looks so. */
function choose(kind: FileKind, found: readonly PlannedFile[], ignored: IgnoredFile[]): PlannedFile[] {
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

/**
 * A first import needs reps, accounts and revenue.
 * @throws ProductError import.missingFile
 */
export function requireFiles(
  chosen: readonly PlannedFile[],
  known: ReadonlySet<FileKind>,
  ignored: readonly IgnoredFile[],
): void {
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
}
