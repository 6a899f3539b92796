import type { Value } from './cells';
import { composed, visible } from './cellText';
import type { FileMapping } from './fileMapping';
import { rowKind } from './kinds/index';
import type { Referent } from './kinds/rowKind';
import { Complaint, cellProblem, type RowProblem, shortened, unknownIdProblem } from './problems';

/** Turns the id of an account or rep, or the name of a category, into our reference; null when there is none. */
export type Resolve = (referent: Referent, name: string) => number | null;

/**
 * The values of a row in the order of its kind's columns, or why it cannot be taken. `cleaned` are the columns in which
 * characters that nobody sees were left out.
 */
export type ReadRow =
  | { values: Value[]; problem: null; cleaned: readonly string[] }
  | { values: null; problem: RowProblem };

const NONE: readonly string[] = [];

/**
 * Makes the reader for the rows of one file. It stops at a row's first problem.
 * @param columnCount cells that the header has; a row with fewer or more is rejected
 */
export function rowReader(
  mapping: Pick<FileMapping, 'kind' | 'positions'>,
  columnCount: number,
  resolve: Resolve,
): (cells: readonly string[]) => ReadRow {
  const kind = rowKind(mapping.kind);
  const columns = kind.columns.map((column, i) => ({ column, index: i, position: mapping.positions[i] }));
  // Categories last: naming one makes it, and a row that is rejected makes nothing.
  const references = columns
    .filter(({ column }) => column.refersTo !== undefined)
    .sort((a, b) => Number(a.column.refersTo === 'category') - Number(b.column.refersTo === 'category'));

  return (cells) => {
    if (cells.length !== columnCount && !onlyBlankBeyond(cells, columnCount)) {
      return rejected(wrongCount(cells.length, columnCount));
    }
    const values: Value[] = new Array(columns.length);
    let cleaned = NONE;
    for (let i = 0; i < columns.length; i++) {
      const { column, position } = columns[i];
      const written = position < 0 ? '' : cells[position].trim();
      const seen = visible(written);
      if (seen !== written && seen !== composed(written)) cleaned = [...cleaned, column.name];
      const value = column.read(seen);
      if (value instanceof Complaint) return rejected(cellProblem(column.name, seen, value.expected));
      values[i] = value;
    }
    for (const { column, index } of references) {
      const name = values[index];
      if (typeof name !== 'string') continue;
      const reference = resolve(column.refersTo!, name);
      if (reference === null)
        return rejected(unknownIdProblem(column.name, name, column.refersTo as 'account' | 'rep'));
      values[index] = reference;
    }
    const problem = kind.check?.(values) ?? null;
    if (problem === null) return { values, problem, cleaned };
    const position = columns.find(({ column }) => column.name === problem.column)?.position ?? -1;
    return rejected({ ...problem, value: position < 0 ? '' : shortened(visible(cells[position].trim())) });
  };
}

const rejected = (problem: RowProblem): ReadRow => ({ values: null, problem });

function onlyBlankBeyond(cells: readonly string[], columnCount: number): boolean {
  return cells.length > columnCount && cells.slice(columnCount).every((cell) => cell.trim() === '');
}

function wrongCount(found: number, expected: number): RowProblem {
  const problem = `The row has ${found} cells, the first line ${expected}. Check for a missing or extra delimiter, or a text with a comma that is not in quotation marks.`;
  return { kind: 'columns', column: '', value: String(found), problem };
}
