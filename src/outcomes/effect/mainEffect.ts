import type { Interval } from '../inference/interval';
import { type MeanCell, type Measure, meanCellsOf } from './cells';
import type { Compared } from './compared';
import { intervalOf } from './errors';
import { type Pooled, pool } from './pool';
import { type Rows, rowsOf } from './rows';
import type { MeasuredStack } from './types';

/** Share of intervals that hold the truth. */
export const LEVEL = 0.9;
/** Fewer ways than this to have chosen the moved accounts among like ones: no interval is claimed. */
export const LEAST_ASSIGNMENTS = 20;

/** Controls that amount to fewer equal ones than this do not show how far controls differ: no interval is claimed. */
const LEAST_CONTROLS = 5;

export interface MainEffect {
  pooled: Pooled;
  /** Null where too few accounts could have been chosen otherwise, or too few are there to compare with. */
  interval: Interval | null;
  cells: MeanCell[];
}

/** Quarters after a rotation that count at the most: what comes later says little about the move. */
export const MOST_QUARTERS = 8;

/**
 * The quarters of the main window of a stack: from the effective one, before the controls could move, up to `asOf`, at
 * most eight.
 */
export function mainWindow({ stack }: MeasuredStack, asOf: number): number[] {
  const last = Math.min(asOf, stack.lastUntouched, stack.effectiveQuarter + MOST_QUARTERS - 1);
  return Array.from({ length: Math.max(0, last - stack.effectiveQuarter + 1) }, (_, k) => stack.effectiveQuarter + k);
}

/**
 * The effect of moving accounts, a quarter, as a share of their baseline: every rotation against its own controls,
 * quarter by quarter within its main window, pooled by the baseline that moved.
 * @param asOf quarter index of the last complete quarter
 * @param rows of these stacks, or of more; made anew when left out
 * @returns null while there is no complete quarter after any rotation, or nobody to compare with
 */
export function mainEffect(
  stacks: readonly MeasuredStack[],
  asOf: number,
  measure?: Measure,
  rows: Rows = rowsOf(stacks),
): MainEffect | null {
  return effectOfCells(
    stacks.flatMap((stack) => meanCellsOf(stack, rows, mainWindow(stack, asOf), measure)),
    rows,
  );
}

/** The main effect from cells that are there already: those of these stacks that lie in their main windows. */
export function mainEffectAmong(
  { cells, rows }: Compared,
  stacks: readonly MeasuredStack[],
  asOf: number,
): MainEffect | null {
  const windows = new Map(stacks.map((measured) => [measured.stack.id, new Set(mainWindow(measured, asOf))]));
  return effectOfCells(
    cells.filter((cell) => windows.get(cell.stackId)?.has(cell.quarter)),
    rows,
  );
}

/** Pools cells and says how sure that is; null of none. */
function effectOfCells(cells: MeanCell[], rows: Rows): MainEffect | null {
  const pooled = pool(cells, rows);
  if (pooled === null) return null;
  return { pooled, interval: claimedInterval(pooled, cells), cells };
}

/**
 * The interval of pooled cells; null where none is claimed: too few ways to have chosen the moved accounts, too few
 * controls, or no error.
 */
export function claimedInterval(pooled: Pooled, cells: readonly MeanCell[]): Interval | null {
  const controls = largestByStack(cells, ({ overlap }) => overlap.effectiveControls).reduce((sum, n) => sum + n, 0);
  if (assignments(cells) < LEAST_ASSIGNMENTS || controls < LEAST_CONTROLS || !(pooled.error > 0)) return null;
  // Where few controls carry the weight, it is they that leave the error uncertain.
  return intervalOf(pooled.value, { ...pooled, df: Math.min(pooled.df, controls - 1) }, LEVEL);
}

/** How many ways there were to choose the moved ones among the accounts compared, over all rotations; capped. */
function assignments(cells: readonly MeanCell[]): number {
  const ways = ({ overlap }: MeanCell): number => waysToChoose(overlap.moved + overlap.controls, overlap.moved);
  return largestByStack(cells, ways).reduce((product, own) => Math.min(1e6, product * own), 1);
}

/** The largest figure among the cells of each stack; at least 1. */
function largestByStack(cells: readonly MeanCell[], figure: (cell: MeanCell) => number): number[] {
  const largest = new Map<string, number>();
  for (const cell of cells) largest.set(cell.stackId, Math.max(largest.get(cell.stackId) ?? 1, figure(cell)));
  return [...largest.values()];
}

function waysToChoose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= Math.min(k, n - k) && ways < 1e6; i++) ways = (ways * (n - i + 1)) / i;
  return ways;
}
