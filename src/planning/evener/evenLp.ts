import type { Column } from '../problem/rows';
import { gainPieces, STEEPEST } from './curve';
import type { EvenColumn } from './pool';
import type { EvenTask } from './task';

/** What a covered floor is worth in the LP, at first, for each rep who counts: well above any price it could have. */
const COVER = 100;

/** The rows of the LP beside those of the plan, by their first index. */
export interface EvenRows {
  link: number;
  width: number;
  covered: number;
  cover: number;
  room: Float64Array;
}

const PIECES = gainPieces();
const FINITE = PIECES.filter(({ width }) => Number.isFinite(width));

/**
 * The plan's rows, then for each rep who counts a row that links gains to what swaps bring (in even shares), the widths
 * of the pieces of φ, and two rows for the floor: covered ≤ 1 and covered ≤ worth ÷ floor. All rooms are ≥ 0, so it is a
 * packing LP like any other.
 */
export function evenRows({ room, scale, offset }: EvenTask): EvenRows {
  const reps = scale.reps.length;
  const link = room.length;
  const width = link + reps;
  const covered = width + reps * FINITE.length;
  const all = new Float64Array(covered + 2);
  all.set(room);
  scale.reps.forEach((rep, i) => {
    all[link + i] = Math.max(0, offset[rep] / scale.share[rep]);
    FINITE.forEach((piece, k) => {
      all[width + i * FINITE.length + k] = piece.width;
    });
  });
  all[covered] = 1;
  return { link, width, covered, cover: covered + 1, room: all };
}

/** A variable that is no swap, in the form of a column. */
function variable(worth: number, entries: [row: number, use: number][]): Column {
  return {
    swap: { legs: [], worth, effects: [] },
    rows: entries.map(([row]) => row),
    uses: entries.map(([, use]) => use),
  };
}

/** The pieces of φ for each rep, what falls below zero, and how far the floor is covered; `raised` multiplies its worth. */
export function evenVariables({ scale, floor }: EvenTask, rows: EvenRows, raised: number): Column[] {
  const variables = scale.reps.flatMap((_, i) => {
    const link = rows.link + i;
    const pieces = PIECES.map(({ slope, width }, k) =>
      variable(slope, [
        [link, 1],
        ...(Number.isFinite(width) ? [[rows.width + i * FINITE.length + k, 1] as [number, number]] : []),
      ]),
    );
    return [...pieces, variable(-STEEPEST, [[link, -1]])];
  });
  if (floor <= 0) return variables;
  const cover = variable(raised * COVER * Math.max(1, scale.reps.length), [
    [rows.covered, 1],
    [rows.cover, 1],
  ]);
  return [...variables, cover];
}

/** A swap in this LP: worth nothing by itself, but it brings gains to reps and covers the floor. */
export function evenColumn({ scale, floor }: EvenTask, rows: EvenRows, column: EvenColumn): Column {
  const entries: [number, number][] = column.rows.map((row, k) => [row, column.uses[k]]);
  for (const { rep, expected } of column.expected) {
    const at = scale.reps.indexOf(rep);
    if (at >= 0 && expected !== 0) entries.push([rows.link + at, -expected / scale.share[rep]]);
  }
  if (floor > 0) entries.push([rows.cover, -column.swap.worth / floor]);
  return variable(0, entries);
}
