import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { plainText } from '../../reviews/plainText';
import { separatorOf } from '../../reviews/tableCsv';
import { ProductError } from '../../shared/errors';
import type { Database } from '../../storage/database';
import { headerOf, type RejectedWithCells } from '../../storage/imports/importReport';
import type { ReadingAttempt } from '../../storage/imports/imports';
import { rejectedOf, stagingOf } from './rejected';

/** An amount as people write it, which no spreadsheet takes for a formula. */
const AMOUNT = /^[+-]?[\d., ]*\d$/;

/**
 * The rejected rows of one file as a file of the same kind, streamed: its own columns and cells as they stood, with what is
 * wrong before them. Mended in a spreadsheet it can be imported as it is; the two columns of ours are passed over then.
 * @param locale of the spreadsheet that opens it: its separator parts the cells
 * @throws ProductError import.noStaging when the staged rows are gone, import.noSuchFile for a file that was not read
 */
export function rowsToMend(database: Database, reading: ReadingAttempt, file: string, locale: string): Readable {
  const header = headerOf(stagingOf(database, reading), file);
  if (header === null) {
    throw new ProductError(
      'notFound',
      'import.noSuchFile',
      `${file} is no file of this import whose columns are known.`,
    );
  }
  return Readable.from(lines(header, rejectedOf(database, reading, file), separatorOf(locale)));
}

function* lines(header: string[], rows: Iterable<RejectedWithCells>, delimiter: string): Generator<string> {
  const write = (cells: string[]): string =>
    stringify([cells.map((cell) => (AMOUNT.test(cell) ? cell : plainText(cell)))], {
      record_delimiter: 'windows',
      delimiter,
    });
  yield write(['rejected_line', 'rejected_because', ...header]);
  let given: string[] = [];
  for (const { line, problem, cells } of rows) {
    // A row of a CRM's file can be wrong as an account and as a sale: it is given back once.
    if (given[0] === String(line)) {
      given[1] += ` ${problem}`;
      continue;
    }
    if (given.length > 0) yield write(given);
    given = [String(line), problem, ...cells];
  }
  if (given.length > 0) yield write(given);
}
