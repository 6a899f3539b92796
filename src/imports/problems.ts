/** What was wrong with a row, in groups that the summary counts. */
export type ProblemKind =
  | 'cell'
  | 'columns'
  | 'duplicate'
  | 'unknownId'
  | 'endBeforeStart'
  | 'overlap'
  | 'cycle'
  | 'missingParent'
  | 'noAccount';

/** Why one row cannot be taken: the column, what stood there, and a sentence with what was expected. */
export interface RowProblem {
  kind: ProblemKind;
  column: string;
  value: string;
  problem: string;
}

/** A rejected row as people and scripts see it; `line` counts from 1, the header being line 1. */
export interface RejectedRow {
  file: string;
  line: number;
  column: string;
  value: string;
  problem: string;
}

/** What a cell reader answers instead of a value: what would have been right, to follow 'is not …'. */
export class Complaint {
  constructor(readonly expected: string) {}
}

/** A problem with the content of one cell: '"12e3" is not an amount; …'. */
export function cellProblem(column: string, value: string, expected: string): RowProblem {
  const found = value === '' ? 'An empty cell' : `"${shortened(value)}"`;
  return { kind: 'cell', column, value: shortened(value), problem: `${found} is not ${expected}.` };
}

/** The second of two rows that say the same thing. @param ofFile ' of accounts.csv' when the first stands in another file */
export function duplicateProblem(column: string, value: string, firstLine: number, ofFile = ''): RowProblem {
  const problem = `Line ${firstLine}${ofFile} has the same ${column}. Keep one of the two rows.`;
  return { kind: 'duplicate', column, value: shortened(value), problem };
}

/** An id that stands neither in the file that defines it nor in the database. */
export function unknownIdProblem(column: string, value: string, noun: 'account' | 'rep'): RowProblem {
  const file = `${noun}s.csv`;
  const problem = `There is no ${noun} "${shortened(value)}" among the accepted rows of ${file} or in the database. Add it to ${file} or correct the id.`;
  return { kind: 'unknownId', column, value: shortened(value), problem };
}

/** Cuts a long cell, so that one broken file cannot fill the report. */
export function shortened(value: string): string {
  return value.length > 200 ? `${value.slice(0, 199)}…` : value;
}
