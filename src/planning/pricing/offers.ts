import type { Problem } from '../problem/problem';
import { allowedMoves } from './allowedMoves';
import { moveWorths } from './moveWorths';
import { type Shelf, shelfOf } from './shelf';

/** The units that one rep may hand to another, by T4Q, smallest first; `worth` in minor units, in the same order. */
export interface Offers {
  from: number;
  to: number;
  units: Int32Array;
  worth: Float64Array;
}

/**
 * Who owns what may be traded, and where each of it may go. What each rep may offer to each other is not listed: among
 * 1,000 reps that would be 50 million moves.
 */
export interface Market {
  shelf: Shelf;
  /** Whether a unit, by its position on the shelf, may go to another rep by every rule about moves but the one on teams. */
  allowed(position: number, to: number): boolean;
  /** What that is expected to bring, minor units. */
  worth(position: number, to: number): number;
  /** Active reps who own such units, by index. */
  owners: number[];
}

/** Of the units that `from` owns, those that `to` may have. */
export function offersOf(problem: Problem, market: Market, from: number, to: number): Offers {
  const { shelf, allowed, worth } = market;
  const room = problem.limits[from].givenRoom;
  const positions: number[] = [];
  for (let at = shelf.starts[from]; at < shelf.starts[from + 1] && problem.sameTeam(from, to); at++) {
    if (shelf.t4q[at] <= room && allowed(at, to)) positions.push(at);
  }
  return {
    from,
    to,
    units: Int32Array.from(positions, (at) => shelf.unit[at]),
    worth: Float64Array.from(positions, (at) => worth(at, to)),
  };
}

/** Everything that can be offered. `spokenFor` are units that are already in a swap. */
export function marketOf(problem: Problem, spokenFor: ReadonlySet<number> = new Set()): Market {
  const shelf = shelfOf(problem, spokenFor);
  return {
    shelf,
    allowed: allowedMoves(problem, shelf),
    worth: moveWorths(problem, shelf),
    owners: problem.reps.flatMap((rep, r) => (rep.active && shelf.starts[r + 1] > shelf.starts[r] ? [r] : [])),
  };
}
