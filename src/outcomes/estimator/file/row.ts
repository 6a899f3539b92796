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

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
/** How R, Stata, pandas and SQL write "no value". */
const NOTHING = /^(|na|nan|n\/a|null|\.)$/i;
const INFINITE = /^\+?(inf|infinity|∞)$/i;
/** Squares of larger numbers would overflow. */
const LARGEST = 1e100;
const NUMBER_WANTED = 'a number; write digits with a decimal point and no thousands separators, for example 1234.5';

/** Reads the cells of a row. Rows without an outcome, weight or cluster are incomplete, as NA is in R. */
export function readPanelRow(cells: readonly string[], line: number, columns: PanelColumns): PanelRow {
  const problems: CellProblem[] = [];
  const text = (field: PanelField): string | null => {
    const at = columns[field];
    return at === undefined ? null : cells[at].trim();
  };
  const wrong = (field: PanelField, wanted: string): number => {
    const value = text(field)!;
    const found = value === '' ? 'an empty cell' : `"${value.slice(0, 200)}"`;
    problems.push({ field, value: value.slice(0, 200), problem: `${found} is not ${wanted}` });
    return Number.NaN;
  };
  const number = (field: PanelField, wanted = NUMBER_WANTED): number => {
    const value = text(field)!;
    const read = NUMBER.test(value) ? Number(value) : Number.NaN;
    return Math.abs(read) <= LARGEST ? read : wrong(field, wanted);
  };

  const incomplete = (['outcome', 'weight', 'cluster'] as const).find((field) => NOTHING.test(text(field) ?? 'given'));
  const unit = text('unit')!;
  if (NOTHING.test(unit)) wrong('unit', 'the name of a unit');
  const period = number('period', 'a period; write a number such as a year, and number quarters or months through');
  const groupText = text('group')!;
  const never = NOTHING.test(groupText) || INFINITE.test(groupText);
  const group = never
    ? NEVER
    : number('group', 'a group; write the first treated period as a number, and 0, nothing or Inf for never treated');
  const outcome = incomplete === 'outcome' ? 0 : number('outcome');
  let weight = text('weight') === null || incomplete === 'weight' ? 1 : number('weight');
  if (weight < 0) weight = wrong('weight', 'a weight; write a number of zero or more');
  if (problems.length > 0) return { kind: 'wrong', problems };
  if (incomplete) return { kind: 'incomplete', field: incomplete };
  const row = { line, unit, period, group: group === 0 ? NEVER : group, outcome, weight, cluster: text('cluster') };
  return { kind: 'observation', row };
}
