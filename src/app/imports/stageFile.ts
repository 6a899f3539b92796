import { visible } from '../../imports/cellText';
import { rowKind } from '../../imports/kinds/index';
import type { PlannedFile } from '../../imports/planCanonical';
import { duplicateProblem } from '../../imports/problems';
import { readTable } from '../../imports/reading/tableRows';
import { rowReader } from '../../imports/rowReader';
import type { FileRemarks } from '../../imports/warnings';
import { checkWholeFile } from '../../storage/imports/importChecks';
import type { Staging } from '../../storage/imports/importStaging';

/** Told the bytes of each chunk and how many rows of the file were read up to its end. */
export type OnChunk = (bytes: number, rows: number) => void;

/**
 * Reads one file into the staging file: every row is either staged or rejected with its reason.
 * @param onChunk may throw to stop
 * @returns number of rows below the header that are not blank
 */
export async function stageFile(staging: Staging, planned: PlannedFile, onChunk: OnChunk): Promise<number> {
  const { file, layout, mapping } = planned;
  const kind = rowKind(mapping.kind);
  const key = kind.key.join(', ');
  const firstKey = kind.columns.findIndex((column) => column.name === kind.key[0]);
  const read = rowReader(mapping, layout.header.length, staging.resolve);
  const batch = staging.batch(mapping.kind, (line, firstLine, cells) => {
    const value = visible(cells[mapping.positions[firstKey]].trim());
    staging.reject(mapping.kind, file.name, line, duplicateProblem(key, value, firstLine), cells);
  });
  let rows = 0;
  let cleaned: FileRemarks['cleaned'] = null;

  staging.begin();
  await readTable(
    file,
    layout,
    (cells, line) => {
      rows++;
      const row = read(cells);
      if (row.problem) {
        staging.reject(mapping.kind, file.name, line, row.problem, cells);
        return;
      }
      if (row.cleaned.length > 0) {
        cleaned ??= { cells: 0, line, column: row.cleaned[0] };
        cleaned.cells += row.cleaned.length;
      }
      if (kind.defines) row.values[0] = staging.define(kind.defines, row.values[0] as string);
      batch.add(line, row.values, cells);
    },
    (bytes) => onChunk(bytes, rows),
  );
  batch.flush();
  checkWholeFile(staging, mapping.kind, file.name);
  staging.noteFile({
    kind: mapping.kind,
    name: file.name,
    encoding: layout.encoding,
    read: rows,
    ignoredColumns: [...mapping.ignoredColumns],
    columns: kind.columns.filter((_, i) => mapping.positions[i] >= 0).map((column) => column.name),
    remarks: { cleaned, doubt: layout.doubt },
    derived: false,
    combined: 0,
    leftOut: [],
    cents: null,
  });
  staging.commit();
  return rows;
}
