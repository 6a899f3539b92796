import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { RejectedRow } from '../../imports/problems';
import { plainText } from '../../reviews/plainText';
import { ProductError } from '../../shared/errors';
import type { Database } from '../../storage/database';
import { type RejectedWithCells, rejectedRows } from '../../storage/imports/importReport';
import { stagingPath } from '../../storage/imports/importStagingFiles';
import type { ReadingAttempt } from '../../storage/imports/imports';

/**
 * Every rejected row of an import as CSV, streamed: file, line, column, value, problem and the row as it stood. Cells
 * that a spreadsheet would take for a formula are escaped.
 * @throws ProductError import.noStaging when the staged rows are gone
 */
export function rejectedCsv(database: Database, reading: ReadingAttempt): Readable {
  return Readable.from(csvChunks(rejectedOf(database, reading)));
}

/** Rejected rows from the first on, and whether there are more of them. */
export interface FirstRejected {
  rows: RejectedRow[];
  isTruncated: boolean;
}

/**
 * The first rejected rows of an import, at most `limit`.
 * @throws ProductError import.noStaging when the staged rows are gone
 */
export function firstRejected(database: Database, reading: ReadingAttempt, limit: number): FirstRejected {
  const rows: RejectedRow[] = [];
  for (const { cells: _, ...row } of rejectedOf(database, reading)) {
    if (rows.length >= limit) return { rows, isTruncated: true };
    rows.push(row);
  }
  return { rows, isTruncated: false };
}

function rejectedOf(database: Database, reading: ReadingAttempt): Generator<RejectedWithCells> {
  const path = stagingPath(database.path, reading);
  if (!existsSync(path)) {
    throw new ProductError('notFound', 'import.noStaging', 'No rejected rows of this import are kept.');
  }
  return rejectedRows(path);
}

const ROWS_A_CHUNK = 500;

function* csvChunks(rows: Iterable<RejectedWithCells>): Generator<string> {
  yield csv([['file', 'line', 'column', 'value', 'problem', 'row']]);
  let batch: (string | number)[][] = [];
  for (const row of rows) {
    const texts = [row.column, row.value, row.problem, stringify([row.cells]).trimEnd()].map(plainText);
    batch.push([plainText(row.file), row.line, ...texts]);
    if (batch.length < ROWS_A_CHUNK) continue;
    yield csv(batch);
    batch = [];
  }
  yield csv(batch);
}

function csv(rows: (string | number)[][]): string {
  return stringify(rows, { record_delimiter: 'windows' });
}
