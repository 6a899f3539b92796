import type { FileMapping } from '../fileMapping';
import { rowKind, rowKinds } from '../kinds/index';
import type { FileKind, RowKind } from '../kinds/rowKind';

/** Kinds with a header of their own; the others are known by their file name only. */
const KNOWN_BY_HEADER = new Set<FileKind>(['reps', 'accounts', 'assignments', 'revenue']);

/** The source of what came in canonical files. */
export const CANONICAL = 'canonical';

/**
 * Recognises the files that this product defines: reps.csv, accounts.csv, assignments.csv, revenue.csv and more. A file
 * that only has such a name may come from another system; `missingColumns` tells how far it is from the canonical form.
 * @param header cells of its first line
 * @returns null when it is none of them
 */
export function recogniseCanonical(name: string, header: readonly string[]): FileMapping | null {
  const file = { header };
  const byName = rowKinds.find((kind) => kind.kind === stem(name));
  if (byName) return mapping(byName, file, true);
  const alike = rowKinds
    .filter((kind) => KNOWN_BY_HEADER.has(kind.kind))
    .map((kind) => mapping(kind, file, false))
    .find((found) => found.missingColumns.length === 0);
  return alike ?? null;
}

/** Whether a file says by its name and most of its needed columns that it is canonical, even if something is missing. */
export function isMeantCanonical(found: FileMapping): boolean {
  const needed = rowKind(found.kind).columns.filter((column) => column.required).length;
  return found.byName && found.missingColumns.length < needed / 2;
}

/** 'Revenue.CSV' and 'b.zip/Revenue.CSV' → 'revenue'. */
function stem(name: string): string {
  return name
    .toLowerCase()
    .replace(/^.*\//, '')
    .replace(/\.(csv|tsv|txt)$/, '');
}

function mapping(kind: RowKind, file: { header: readonly string[] }, byName: boolean): FileMapping {
  const header = file.header.map((name) => name.toLowerCase().replace(/[\s_-]+/g, '_'));
  const positions = kind.columns.map((column) => header.indexOf(column.name));
  return {
    kind: kind.kind,
    positions,
    ignoredColumns: file.header.filter((name, position) => name !== '' && !positions.includes(position)),
    repeatedColumns: kind.columns
      .map(({ name }) => ({ column: name, positions: positionsOf(header, name) }))
      .filter((found) => found.positions.length > 1),
    missingColumns: kind.columns.filter((c, i) => c.required && positions[i] < 0).map((c) => c.name),
    byName,
  };
}

const positionsOf = (header: readonly string[], name: string): number[] =>
  header.flatMap((found, position) => (found === name ? [position] : []));
