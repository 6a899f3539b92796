import { NEVER } from '../panel';
import type { Observation, PanelField } from '../panelBuilder';

/** Where each field stands in a row; cluster and weight may be absent. */
export type PanelColumns = Record<'unit' | 'period' | 'group' | 'outcome', number> &
  Partial<Record<'cluster' | 'weight', number>>;

/** What is wrong with a cell, to follow the name of its column. */
export interface CellProblem {
  field: PanelField;
  value: string;
  problem: string;
}

/** A row: usable, without a value that estimates need, or with cells that are wrong. */
export type PanelRow =
  | { kind: 'observation'; row: Observation }
  | { kind: 'incomplete'; field: PanelField }
  | { kind: 'wrong'; problems: CellProblem[] };

/** How R, Stata, pandas and SQL write "no value". */
const NOTHING = /^(|na|nan|n\/a|null|\.)$/i;
const INFINITE = /^\+?(inf|infinity|∞)$/i;
/** Squares of larger numbers would overflow. */
const LARGEST = 1e100;
const WANTED: Record<PanelField, string> = {
  unit: 'the name of a unit',
  period: 'a period; write a number such as a year, and number quarters or months through',
  group: 'a group; write the first treated period as a number, and 0, nothing or Inf for a unit that is never treated',
  outcome: 'a number; write digits with a decimal point and no thousands separators, for example 1234.5',
  cluster: 'the name of a cluster',
  weight: 'a weight; write a number of zero or more, with a decimal point',
};

/** Reads the cells of a row. Rows without an outcome, weight or cluster are incomplete, as rows with NA are in R. */
export function readPanelRow(cells: readonly string[], line: number, columns: PanelColumns): PanelRow {
  const unit = cells[columns.unit].trim();
  const period = decimal(cells[columns.period]);
  const group = groupOf(cells[columns.group]);
  const outcome = decimal(cells[columns.outcome]);
  const weight = columns.weight === undefined ? 1 : decimal(cells[columns.weight]);
  const cluster = columns.cluster === undefined ? null : cells[columns.cluster].trim();
  const doubtful: PanelField[] = [];
  if (NOTHING.test(unit)) doubtful.push('unit');
  if (Number.isNaN(period)) doubtful.push('period');
  if (Number.isNaN(group)) doubtful.push('group');
  if (Number.isNaN(outcome)) doubtful.push('outcome');
  if (!(weight >= 0)) doubtful.push('weight');
  if (cluster !== null && NOTHING.test(cluster)) doubtful.push('cluster');
  if (doubtful.length > 0) return doubtfulRow(cells, columns, doubtful);
  return { kind: 'observation', row: { line, unit, period, group, outcome, weight, cluster } };
}

/** Cells that may be left empty make the row incomplete; all others are wrong. */
function doubtfulRow(cells: readonly string[], columns: PanelColumns, fields: readonly PanelField[]): PanelRow {
  const text = (field: PanelField): string => cells[columns[field]!].trim();
  const isMissing = (field: PanelField): boolean =>
    field !== 'unit' && field !== 'period' && field !== 'group' && NOTHING.test(text(field));
  const wrong = fields.filter((field) => !isMissing(field));
  if (wrong.length === 0) return { kind: 'incomplete', field: fields[0] };
  const problems = wrong.map((field) => {
    const value = text(field).slice(0, 200);
    return { field, value, problem: `${value === '' ? 'an empty cell' : `"${value}"`} is not ${WANTED[field]}` };
  });
  return { kind: 'wrong', problems };
}

/** A cell that says nothing, in whatever language. */
export function isMissingCell(cell: string): boolean {
  return NOTHING.test(cell.trim());
}

/** A decimal number; NaN for anything else that JavaScript takes for one (hexadecimal, infinite, blank). */
function decimal(cell: string): number {
  const text = cell.trim();
  const value = text === '' || /^.[xob]/i.test(text) ? Number.NaN : Number(text);
  return Math.abs(value) <= LARGEST ? value : Number.NaN;
}

function groupOf(cell: string): number {
  const value = decimal(cell);
  if (value === 0) return NEVER;
  const text = Number.isNaN(value) ? cell.trim() : '';
  return Number.isNaN(value) && (NOTHING.test(text) || INFINITE.test(text)) ? NEVER : value;
}
