import { rowKinds } from '../kinds/index';
import type { FileKind, RowKind } from '../kinds/rowKind';
import type { Dialect, FileHeader, FileMapping } from './dialect';

/** Kinds with a header of their own; the others are known by their file name only. */
const KNOWN_BY_HEADER = new Set<FileKind>(['reps', 'accounts', 'assignments', 'revenue']);

/** The folder of CSV files that this product defines: reps.csv, accounts.csv, assignments.csv, revenue.csv and more. */
export const canonical: Dialect = {
  source: 'canonical',
  recognise(file) {
    const byName = rowKinds.find((kind) => kind.kind === stem(file.name));
    if (byName) return [mapping(byName, file, true)];
    const alike = rowKinds
      .filter((kind) => KNOWN_BY_HEADER.has(kind.kind))
      .map((kind) => mapping(kind, file, false))
      .filter((found) => found.missingColumns.length === 0);
    return alike.slice(0, 1);
  },
};

/** 'Revenue.CSV' → 'revenue'. */
function stem(name: string): string {
  return name.toLowerCase().replace(/\.(csv|tsv|txt)$/, '');
}

function mapping(kind: RowKind, file: FileHeader, byName: boolean): FileMapping {
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
