import type { Problem } from '../problem/problem';

/**
 * The units that may be traded, by owner and then by T4Q, side by side in arrays: what one rep owns lies together. A
 * unit is spoken of by its position here.
 */
export interface Shelf {
  size: number;
  /** Where the units of each rep begin; the last entry is the size. */
  starts: Int32Array;
  unit: Int32Array;
  t4q: Float64Array;
  headroom: Float64Array;
  firmHeadroom: Float64Array;
  accounts: Float64Array;
  /** 1 where every potential is given or confirmed. */
  firm: Uint8Array;
  /** The least and the most that a partner may have by the tolerances: T4Q, and headroom where both are firm. */
  leastT4q: Float64Array;
  mostT4q: Float64Array;
  leastHeadroom: Float64Array;
  mostHeadroom: Float64Array;
}

/** Lays out all units but those with less than nothing and those that are spoken for. */
export function shelfOf(problem: Problem, spokenFor: ReadonlySet<number>): Shelf {
  const units = problem.units
    .filter((unit) => unit.t4q >= 0 && !spokenFor.has(unit.index))
    .sort((a, b) => a.owner - b.owner || a.t4q - b.t4q || a.index - b.index);
  const starts = new Int32Array(problem.reps.length + 1);
  for (const unit of units) starts[unit.owner + 1]++;
  for (let rep = 0; rep < problem.reps.length; rep++) starts[rep + 1] += starts[rep];
  const amounts = (of: (unit: (typeof units)[number]) => number): Float64Array => Float64Array.from(units, of);
  return {
    size: units.length,
    starts,
    unit: Int32Array.from(units, (unit) => unit.index),
    t4q: amounts((unit) => unit.t4q),
    headroom: amounts((unit) => unit.headroom),
    firmHeadroom: amounts((unit) => unit.firmHeadroom),
    accounts: amounts((unit) => unit.accounts.length),
    firm: Uint8Array.from(units, (unit) => (unit.firm ? 1 : 0)),
    leastT4q: amounts((unit) => unit.t4q - unit.valueSlack),
    mostT4q: amounts((unit) => unit.valueTop),
    leastHeadroom: amounts((unit) => unit.headroom - unit.headroomSlack),
    mostHeadroom: amounts((unit) => unit.headroomTop),
  };
}
