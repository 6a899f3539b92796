import type { Problem } from '../problem/problem';

/** By whole amounts: what one rep's book may gain and lose by a swap; the limits of the book, the swap and the year. */
export interface BookRoom {
  gain: number;
  loss: number;
  /** Either way, where every potential in the swap is given or confirmed. */
  headroom: number;
  /** Either way, of headroom that is given or confirmed. */
  firmHeadroom: number;
  accounts: number;
}

/** The room that one swap alone finds in the book of a rep. */
export function bookRoom(problem: Problem, rep: number): BookRoom {
  const limits = problem.limits[rep];
  const either = Math.min(limits.inItselfT4q, limits.bookT4q);
  return {
    gain: Math.min(either, limits.yearUp),
    loss: Math.min(either, limits.yearDown),
    headroom: limits.inItselfHeadroom,
    firmHeadroom: limits.bookHeadroom,
    accounts: limits.accountsRoom,
  };
}

/** From where to where the amounts lie that may stand against each unit's own; both ends included. */
export interface Ranges {
  low: Float64Array;
  high: Float64Array;
}

/** The T4Q that may stand against each unit: within τ, at most `less` below and `more` above. */
export function valueRanges(problem: Problem, units: Int32Array, less: number, more: number): Ranges {
  const of = (index: number): { low: number; high: number } => {
    const { t4q, valueSlack, valueTop } = problem.units[index];
    return { low: t4q - Math.min(valueSlack, less), high: Math.min(t4q + more, valueTop) };
  };
  return { low: Float64Array.from(units, (u) => of(u).low), high: Float64Array.from(units, (u) => of(u).high) };
}

/** The headroom that may stand against each unit: within τ_h, at most `apart` either way. */
export function headroomRanges(problem: Problem, units: Int32Array, apart: number): Ranges {
  const of = (index: number): { low: number; high: number } => {
    const { headroom, headroomSlack, headroomTop } = problem.units[index];
    return { low: headroom - Math.min(headroomSlack, apart), high: Math.min(headroom + apart, headroomTop) };
  };
  return { low: Float64Array.from(units, (u) => of(u).low), high: Float64Array.from(units, (u) => of(u).high) };
}
