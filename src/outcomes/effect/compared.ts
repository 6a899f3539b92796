import { type Cell, cellsOf } from './cells';
import { type Rows, rowsOf } from './rows';
import type { MeasuredStack } from './types';

/** Which quarters are compared: quarter indexes, but for `from`. */
export interface Span {
  /** First event quarter wanted, e.g. −12. */
  from: number;
  /** The last complete quarter, and the one at which the data begins. */
  asOf: number;
  firstQuarter: number;
}

/** Moved accounts against controls in every quarter of a span, rotation by rotation; what all figures are made of. */
export interface Compared {
  cells: Cell[];
  rows: Rows;
}

/** Compares once for pooled effect, effects by rotation and event study. */
export function comparedOver(stacks: readonly MeasuredStack[], { from, asOf, firstQuarter }: Span): Compared {
  const rows = rowsOf(stacks);
  const cells = stacks.flatMap((measured) => {
    const first = Math.max(firstQuarter, measured.stack.effectiveQuarter + from);
    const quarters = Array.from({ length: Math.max(0, asOf - first + 1) }, (_, k) => first + k);
    return cellsOf(measured, rows, quarters);
  });
  return { cells, rows };
}
