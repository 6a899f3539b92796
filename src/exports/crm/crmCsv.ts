import { stringify } from 'csv-stringify/sync';
import { plainText } from '../../reviews/plainText';
import type { CrmFormat, CrmTable } from './orders';

/**
 * A file for a CRM (RFC 4180). What people open in a spreadsheet never runs there: text that would begin a formula gets
 * an apostrophe in front. Data Loader's file goes to a program, which takes every character as it is.
 */
export function crmCsv(format: CrmFormat, { columns, rows }: CrmTable): string {
  const safe = (cell: string): string => (format === 'salesforce' ? cell : plainText(cell));
  return stringify([columns, ...rows.map((row) => row.map(safe))], { record_delimiter: 'windows' });
}

/** An id of Salesforce: 15 characters, or 18 with its check suffix. */
const SALESFORCE_ID = /^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/;
const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** How many of these ids cannot be ids of the CRM, because the data came from somewhere else. */
export function foreignIds(format: CrmFormat, ids: readonly string[]): number {
  const fits = { salesforce: SALESFORCE_ID, hubspot: /^\d+$/, dynamics: GUID, csv: /./ }[format];
  return ids.filter((id) => !fits.test(id)).length;
}
