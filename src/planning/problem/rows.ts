import type { Problem } from './problem';
import { roomUnder } from './standing';
import type { BookEffect, Swap } from './swap';

/**
 * The integer model Σ a·y ≤ rhs, y ∈ {0,1}: every limit of a plan as a row with whole coefficients. First one row a
 * unit (in at most one swap), then the rows of each rep in this order, last the number of swaps.
 */
export const REP_ROW = { swaps: 0, t4qUp: 1, t4qDown: 2, headroomUp: 3, headroomDown: 4, given: 5, accounts: 6 };
const ROWS_PER_REP = 7;
/** What each row of a rep counts: swaps, T4Q, headroom, accounts. */
export const REP_AMOUNT = ['1', 't4q', 't4q', 'headroom', 'headroom', 't4q', 'accounts'] as const;

const roomOfRep = (problem: Problem, rep: number): number[] => {
  const { bookT4q, yearUp, yearDown, bookHeadroom, givenRoom, accountsRoom } = problem.limits[rep];
  const { fixed } = problem.standing.reps[rep];
  return [
    roomUnder(problem.maxSwapsPerRep, fixed.swaps, 0),
    Math.min(roomUnder(bookT4q, fixed.t4q, 0), yearUp),
    Math.min(roomUnder(bookT4q, -fixed.t4q, 0), yearDown),
    roomUnder(bookHeadroom, fixed.firmHeadroom, 0),
    roomUnder(bookHeadroom, -fixed.firmHeadroom, 0),
    givenRoom,
    roomUnder(accountsRoom, fixed.accounts, 0),
  ];
};

const usesOfRep = (effect: BookEffect): number[] => {
  const { givenT4q, receivedT4q, firmHeadroom, accounts } = effect;
  const change = receivedT4q - givenT4q;
  return [1, change, -change, firmHeadroom, -firmHeadroom, givenT4q, accounts];
};

/** Index of a row of one rep; `row` is one of REP_ROW. */
export function repRow(problem: Problem, rep: number, row: number): number {
  return problem.units.length + rep * ROWS_PER_REP + row;
}

/** Whether a row counts minor units rather than swaps or accounts. */
export function countsMoney(problem: Problem, row: number): boolean {
  const at = row - problem.units.length;
  if (at < 0 || at >= problem.reps.length * ROWS_PER_REP) return false;
  return ['t4q', 'headroom'].includes(REP_AMOUNT[at % ROWS_PER_REP]);
}

/** Whose limit a row is. */
export type RowOwner = { unit: number } | { rep: number } | 'plan';

/** Whom row `row` belongs to. */
export function rowOwner(problem: Problem, row: number): RowOwner {
  const units = problem.units.length;
  if (row < units) return { unit: row };
  const rep = Math.floor((row - units) / ROWS_PER_REP);
  return rep < problem.reps.length ? { rep } : 'plan';
}

/** The right-hand sides, all ≥ 0, less what is agreed already; Infinity where there is no limit. */
export function roomOfRows(problem: Problem): Float64Array {
  const units = problem.units.length;
  const room = new Float64Array(repRow(problem, problem.reps.length, 0) + 1).fill(1, 0, units);
  problem.reps.forEach((_, rep) => {
    room.set(roomOfRep(problem, rep), repRow(problem, rep, 0));
  });
  room[room.length - 1] = roomUnder(problem.maxSwaps, problem.standing.fixedSwaps, 0);
  return room;
}

/** A swap as a sparse column of whole numbers. */
export interface Column {
  swap: Swap;
  rows: number[];
  uses: number[];
}

/** The column of a swap, without zeros and without rows that have no limit. */
export function columnOf(problem: Problem, room: Float64Array, swap: Swap): Column {
  const rows: number[] = [];
  const amounts: number[] = [];
  const put = (row: number, use: number): void => {
    if (use === 0 || room[row] === Infinity) return;
    rows.push(row);
    amounts.push(use);
  };
  for (const leg of swap.legs) put(leg.unit, 1);
  for (const effect of swap.effects) {
    const uses = usesOfRep(effect);
    for (let k = 0; k < ROWS_PER_REP; k++) put(repRow(problem, effect.rep, k), uses[k]);
  }
  put(room.length - 1, 1);
  return { swap, rows, uses: amounts };
}
