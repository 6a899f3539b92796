import { expectedOfMove } from '../problem/moves';
import type { Problem } from '../problem/problem';
import { breachOfMove } from '../rules';

/** The units that one rep may hand to another, by T4Q, smallest first; `worth` in minor units, in the same order. */
export interface Offers {
  from: number;
  to: number;
  units: Int32Array;
  worth: Float64Array;
}

/** Two reps who may each hand something to the other; `give` goes from the one with the smaller index. */
export interface RepPair {
  give: Offers;
  take: Offers;
}

/** Who may trade with whom, and how many pairs of reps were looked at. */
export interface Market {
  pairs: RepPair[];
  /** Pairs of active reps who own candidates. */
  repPairs: number;
  /** Candidate units in all. */
  units: number;
  /** The units that each rep owns and has not promised, by T4Q, smallest first. */
  owned: number[][];
}

/** What `from` may hand to `to` of the units they own, which come by T4Q. */
export function offersOf(problem: Problem, from: number, to: number, owned: number[]): Offers {
  const room = problem.limits[from].givenRoom;
  const units = owned.filter((unit) => problem.units[unit].t4q <= room && breachOfMove(problem, { unit, to }) === null);
  return {
    from,
    to,
    units: Int32Array.from(units),
    worth: Float64Array.from(units, (unit) => expectedOfMove(problem, unit, to)),
  };
}

/**
 * Everything that can be offered by every rep to every other, kept only where both sides have something. `spokenFor`
 * are units that are already in a swap.
 */
export function marketOf(problem: Problem, spokenFor: ReadonlySet<number> = new Set()): Market {
  const owned: number[][] = problem.reps.map(() => []);
  for (const unit of problem.units) {
    if (unit.t4q >= 0 && !spokenFor.has(unit.index)) owned[unit.owner].push(unit.index);
  }
  for (const list of owned) list.sort((a, b) => problem.units[a].t4q - problem.units[b].t4q || a - b);
  const owners = problem.reps.flatMap((rep, index) => (rep.active && owned[index].length > 0 ? [index] : []));
  const pairs: RepPair[] = [];
  owners.forEach((r, i) => {
    for (const s of owners.slice(i + 1)) {
      if (!problem.sameTeam(r, s)) continue;
      const give = offersOf(problem, r, s, owned[r]);
      const take = give.units.length === 0 ? give : offersOf(problem, s, r, owned[s]);
      if (give.units.length > 0 && take.units.length > 0) pairs.push({ give, take });
    }
  });
  return { pairs, repPairs: (owners.length * (owners.length - 1)) / 2, units: problem.units.length, owned };
}
