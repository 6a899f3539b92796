import { stringify } from 'csv-stringify/sync';
import { type Cell, csvText, type ExportTable } from './cells';

/**
 * A table as CSV (RFC 4180), the header first; see csvText for how cells are written.
 * @param locale of the spreadsheet that opens it: where people write a decimal comma, numbers have one and cells are
 * parted by semicolons, or the spreadsheet would take them for text; left out: for programs, decimal points and commas
 */
export function tableCsv({ columns, rows }: ExportTable, locale = 'en-US'): string {
  return csvWriter(locale)([columns, ...rows]);
}

/** What parts cells where spreadsheets of the locale look for it: a semicolon where people write a decimal comma. */
export function separatorOf(locale: string): ',' | ';' {
  return new Intl.NumberFormat(locale).format(0.5).includes(',') ? ';' : ',';
}

/** Writes rows of one file part by part, as tableCsv does. */
export function csvWriter(locale: string): (rows: readonly (readonly Cell[])[]) => string {
  const delimiter = separatorOf(locale);
  const write = (cell: Cell): string =>
    delimiter === ';' && cell !== null && typeof cell !== 'string' ? csvText(cell).replace('.', ',') : csvText(cell);
  const options = { record_delimiter: 'windows', delimiter } as const;
  return (rows) =>
    stringify(
      rows.map((row) => row.map(write)),
      options,
    );
}
