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

/** Writes rows of one file part by part, as tableCsv does. */
export function csvWriter(locale: string): (rows: readonly (readonly Cell[])[]) => string {
  const comma = new Intl.NumberFormat(locale).format(0.5).includes(',');
  const write = (cell: Cell): string =>
    comma && cell !== null && typeof cell !== 'string' ? csvText(cell).replace('.', ',') : csvText(cell);
  const options = { record_delimiter: 'windows', delimiter: comma ? ';' : ',' } as const;
  return (rows) =>
    stringify(
      rows.map((row) => row.map(write)),
      options,
    );
}
