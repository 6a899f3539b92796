import { Pace, type Pieces } from '../pieces';
import type { Problem } from '../problem/problem';
import type { Near } from './near';
import { type Market, type Offers, offersOf } from './offers';

/** Offers of one rep to another with the figures that fairness is made of, all in the order of the units, by T4Q. */
export interface Arc extends Offers {
  t4q: Float64Array;
  headroom: Float64Array;
  firmHeadroom: Float64Array;
  accounts: Float64Array;
  /** 1 where every potential is given or confirmed. */
  firm: Uint8Array;
  mostWorth: number;
}

/** The largest of some amounts; −Infinity when there are none. */
export function largestOf(amounts: Float64Array): number {
  return amounts.reduce((a, b) => Math.max(a, b), -Infinity);
}

/** Who may hand what to whom. */
export interface Arcs {
  /** Null where there is nothing. */
  between(from: number, to: number): Arc | null;
  /** Reps to whom a rep may hand something, by index. */
  takersOf(from: number): readonly number[];
}

function arcOf(problem: Problem, offers: Offers): Arc {
  const units = Array.from(offers.units, (unit) => problem.units[unit]);
  return {
    ...offers,
    t4q: Float64Array.from(units, (unit) => unit.t4q),
    headroom: Float64Array.from(units, (unit) => unit.headroom),
    firmHeadroom: Float64Array.from(units, (unit) => unit.firmHeadroom),
    accounts: Float64Array.from(units, (unit) => unit.accounts.length),
    firm: Uint8Array.from(units, (unit) => Number(unit.firm)),
    mostWorth: largestOf(offers.worth),
  };
}

/** What it takes to list an offer, in steps of the innermost loops. */
const STEPS_AN_OFFER = 50;

/** Every arc between two active reps who are near to each other. */
export function* arcsOf(problem: Problem, market: Market, near: Near): Pieces<Arcs> {
  const n = problem.reps.length;
  const arcs: (Arc | null)[] = new Array(n * n).fill(null);
  const takers: number[][] = problem.reps.map(() => []);
  const pace = new Pace();
  const areNear = yield* near.reps();
  for (const from of market.owners) {
    for (const to of market.owners) {
      if (from === to || !areNear(from, to)) continue;
      const offers = offersOf(problem, market, from, to);
      if (pace.due(STEPS_AN_OFFER * (offers.units.length + 1))) yield;
      if (offers.units.length === 0) continue;
      arcs[from * n + to] = arcOf(problem, offers);
      takers[from].push(to);
    }
  }
  return { between: (from, to) => arcs[from * n + to], takersOf: (from) => takers[from] };
}
