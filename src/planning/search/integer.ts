import type { IntegerEngine } from '../engines/integerEngine';
import type { Problem } from '../problem/problem';
import { type Column, countsMoney } from '../problem/rows';
import { scaledProgram } from '../relaxation/scaledProgram';
import { mended } from './selection';

/** Limits on money are tightened by this share where a plan is looked for, so that a solver's tolerance breaks none. */
const TIGHTER = 1e-6;
/** What is added to a bound that a solver proved in floating point, as a share of it: well above its own tolerances. */
const OUTWARDS = 1e-6;

export interface IntegerTask {
  problem: Problem;
  /** What is left of each row for the columns. */
  room: Float64Array;
  columns: readonly Column[];
  /** Columns of a known choice to begin with. */
  start: readonly Column[];
  nodes: number;
  gap: number;
  /** A bound is asked for: the limits are left exactly as they are. */
  exact: boolean;
  stop: () => boolean;
  onBetter?: (chosen: readonly Column[]) => void;
}

export interface IntegerChoice {
  /** Keeps every row exactly. */
  chosen: Column[];
  worth: number;
  /** Whole minor units that no choice can exceed; null when it is not known. */
  bound: number | null;
  /** The search was finished, within its gap. */
  finished: boolean;
}

/** Many hours: what ends a solve is its nodes or a stop. */
const SECONDS = 100_000;

/**
 * Chooses among columns with an integer solver. The solver works in floating point: its choice is checked in whole
 * numbers, and its bound is rounded outwards by a millionth.
 */
export async function chooseColumns(engine: IntegerEngine, task: IntegerTask): Promise<IntegerChoice> {
  const { problem, room, columns, start, nodes, gap, exact, stop, onBetter } = task;
  const { program, worth } = scaledProgram(room, columns);
  if (!exact) {
    program.room.forEach((limit, row) => {
      if (countsMoney(problem, row)) program.room[row] = limit * (1 - TIGHTER);
    });
  }
  const index = new Map(columns.map((column, j) => [column, j]));
  const columnsAt = (chosen: Int32Array): Column[] => Array.from(chosen, (j) => columns[j]);
  const answer = await engine.solveInteger(
    program,
    { nodes, gap, seconds: SECONDS, start: Int32Array.from(start, (column) => index.get(column)!) },
    stop,
    onBetter && ((chosen) => onBetter([...mended(room, columnsAt(chosen)).chosen])),
  );
  const found = mended(room, answer.chosen === null ? start : columnsAt(answer.chosen));
  return {
    chosen: [...found.chosen],
    worth: found.worth,
    bound: answer.bound === null ? null : Math.floor((answer.bound / worth) * (1 + OUTWARDS)),
    finished: answer.finished,
  };
}
