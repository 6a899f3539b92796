import type { LotteryStratum } from './record';

/** A swap as far as strata go: the size of its larger leg's account (0 smallest third … 2 largest) and its segment. */
export interface Sized {
  tercile: 0 | 1 | 2;
  segment: string;
}

/** Smaller groups than this are merged: a lot within them would hardly be one. */
const SMALLEST_STRATUM = 4;

const SIZES = ['small', 'middle', 'large'];

/**
 * Strata of swaps: size of the larger leg × its segment. Cells of fewer than four are put together within their size;
 * what is still too small joins the smallest other stratum of its size, else the next larger size, and at last the
 * smallest stratum there is. The same swaps always give the same strata.
 */
export function strataOf(units: readonly Sized[]): Omit<LotteryStratum, 'heldOut'>[] {
  const strata: number[][] = [];
  let rest: number[] = [];
  for (const tercile of [0, 1, 2]) {
    const cells = cellsOf(units, tercile);
    const large = cells.filter((cell) => cell.length >= SMALLEST_STRATUM);
    rest = [...rest, ...cells.filter((cell) => cell.length < SMALLEST_STRATUM).flat()];
    if (rest.length > 0 && rest.length < SMALLEST_STRATUM && large.length > 0) {
      smallestOf(large).push(...rest);
      rest = [];
    }
    strata.push(...large);
    if (rest.length < SMALLEST_STRATUM) continue;
    strata.push(rest);
    rest = [];
  }
  if (rest.length > 0 && strata.length > 0) smallestOf(strata).push(...rest);
  else if (rest.length > 0) strata.push(rest);
  return strata
    .map((members) => [...members].sort((a, b) => a - b))
    .map((members) => ({ name: nameOf(members, units), units: members }))
    .sort((a, b) => a.units[0] - b.units[0]);
}

/** The swaps of one size by segment, in the order of the segments' names. */
function cellsOf(units: readonly Sized[], tercile: number): number[][] {
  const bySegment = new Map<string, number[]>();
  units.forEach((unit, i) => {
    if (unit.tercile === tercile) bySegment.set(unit.segment, [...(bySegment.get(unit.segment) ?? []), i]);
  });
  return [...bySegment.keys()].sort((a, b) => (a < b ? -1 : 1)).map((segment) => bySegment.get(segment)!);
}

function smallestOf(strata: number[][]): number[] {
  return strata.reduce((smallest, one) => (one.length < smallest.length ? one : smallest));
}

function nameOf(members: number[], units: readonly Sized[]): string {
  const sizes = [...new Set(members.map((i) => units[i].tercile))].sort().map((tercile) => SIZES[tercile]);
  const segments = [...new Set(members.map((i) => units[i].segment))];
  const words = sizes.length === SIZES.length ? 'all sizes' : sizes.join(' and ');
  return `${words[0].toUpperCase()}${words.slice(1)}, ${segments.length === 1 ? segments[0] : 'several segments'}`;
}
