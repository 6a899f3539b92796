import type { Day } from '../shared/calendar';
import { formatAmount } from '../shared/money';
import { plainText } from './plainText';

/** A cell that knows what its number is, so that a spreadsheet gets numbers as numbers. Null = empty. */
export type Cell =
  | null
  | string
  | { kind: 'money'; cents: number }
  | { kind: 'share'; value: number }
  | { kind: 'count'; value: number }
  | { kind: 'day'; day: Day };

/** A table of an export; `columns` names them as programs do, e.g. 'plain_change'. */
export interface ExportTable {
  name: string;
  columns: string[];
  rows: Cell[][];
}

export const money = (cents: number | null | undefined): Cell => (cents == null ? null : { kind: 'money', cents });
export const share = (value: number | null | undefined): Cell => (value == null ? null : { kind: 'share', value });
export const count = (value: number | null | undefined): Cell => (value == null ? null : { kind: 'count', value });
export const date = (day: Day | null | undefined): Cell => (day == null ? null : { kind: 'day', day });

/**
 * A cell as CSV text: money in currency units with two decimals, shares as fractions with four, ISO days, text safe to
 * open in a spreadsheet.
 */
export function csvText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return plainText(cell);
  if (cell.kind === 'money') return formatAmount(cell.cents);
  if (cell.kind === 'day') return cell.day;
  return cell.kind === 'share' ? cell.value.toFixed(4) : String(cell.value);
}
