import { stringify } from 'csv-stringify/sync';
import { csvText, type ExportTable } from './cells';

/** A table as CSV (RFC 4180), the header first; see csvText for how cells are written. */
export function tableCsv({ columns, rows }: ExportTable): string {
  return stringify([columns, ...rows.map((row) => row.map(csvText))], { record_delimiter: 'windows' });
}
