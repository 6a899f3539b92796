import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { RejectedRow } from '../../imports/problems';
import { plainText } from '../../reviews/plainText';
import { separatorOf } from '../../reviews/tableCsv';
import { ProductError } from '../../shared/errors';
import type { Database } from '../../storage/database';
import { type RejectedWithCells, rejectedRows } from '../../storage/imports/importReport';
import { stagingPath } from '../../storage/imports/importStagingFiles';
import type { ReadingAttempt } from '../../storage/imports/imports';

/**
 * Every rejected row of an import as CSV, streamed: file, line, column, value, problem and the row as it stood. Cells
 * that a spreadsheet would take for a formula are escaped.
 * @param locale of the spreadsheet that opens it: its separator parts the cells
 * @throws ProductError import.noStaging when the staged rows are gone
 */
export function rejectedCsv(database: Database, reading: ReadingAttempt, locale: string): Readable {
  return Readable.from(csvChunks(rejectedOf(database, reading), separatorOf(locale)));
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

/** The rejected rows of an import, or of one of its files. @throws ProductError import.noStaging when they are gone */
export function rejectedOf(
  database: Database,
  reading: ReadingAttempt,
  file: string | null = null,
): Generator<RejectedWithCells> {
  return rejectedRows(stagingOf(database, reading), file);
}

/** Where the staged rows of an import are. @throws ProductError import.noStaging when they are gone */
export function stagingOf(database: Database, reading: ReadingAttempt): string {
  const path = stagingPath(database.path, reading);
  if (!existsSync(path)) {
    throw new ProductError('notFound', 'import.noStaging', 'No rejected rows of this import are kept.');
  }
  return path;
}

const ROWS_A_CHUNK = 500;

function* csvChunks(rows: Iterable<RejectedWithCells>, delimiter: string): Generator<string> {
  yield csv([['file', 'line', 'column', 'value', 'problem', 'row']], delimiter);
  let batch: (string | number)[][] = [];
  for (const row of rows) {
    const cells = stringify([row.cells], { delimiter }).trimEnd();
    const texts = [row.column, row.value, row.problem, cells].map(plainText);
    batch.push([plainText(row.file), row.line, ...texts]);
    if (batch.length < ROWS_A_CHUNK) continue;
    yield csv(batch, delimiter);
    batch = [];
  }
  yield csv(batch, delimiter);
}

function csv(rows: (string | number)[][], delimiter: string): string {
  return stringify(rows, { record_delimiter: 'windows', delimiter });
}
