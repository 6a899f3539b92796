import { expectedOfMove } from '../problem/moves';
import type { Problem } from '../problem/problem';
import type { Swap } from '../problem/swap';
import { AT_EVEN, phi } from './curve';

/** How evenly a plan's expected change is spread over the reps who could be in a swap. */
export interface Scale {
  /** Indexes of the reps who count: active and with customers up for review. */
  reps: number[];
  /** By rep index: minor units of expected change that make one even share; 0 for reps who do not count. */
  share: Float64Array;
}

/** The scale on which plans about as good as one worth `objective` (minor units) are compared. */
export function scaleOf(problem: Problem, objective: number): Scale {
  const owners = new Set(problem.units.map((unit) => unit.owner));
  const reps = problem.reps.flatMap((rep, index) => (rep.active && owners.has(index) ? [index] : []));
  const bases = reps.reduce((sum, rep) => sum + problem.limits[rep].baseT4q, 0);
  const share = new Float64Array(problem.reps.length);
  for (const rep of reps) share[rep] = (objective * problem.limits[rep].baseT4q) / bases;
  return { reps: reps.filter((rep) => share[rep] > 0), share };
}

/** What each rep's received customers are expected to bring in a swap, minor units. */
export function expectedByRep(problem: Problem, swap: Swap): { rep: number; expected: number }[] {
  const byRep = new Map<number, number>();
  for (const { unit, to } of swap.legs) byRep.set(to, (byRep.get(to) ?? 0) + expectedOfMove(problem, unit, to));
  return [...byRep].map(([rep, expected]) => ({ rep, expected }));
}

/** Σ φ over the reps, as a share of what all reps reach together when everybody has an even share. */
export function scoreOf({ reps, share }: Scale, expected: Float64Array): number {
  return reps.reduce((sum, rep) => sum + phi(expected[rep] / share[rep]), 0) / (AT_EVEN * Math.max(1, reps.length));
}
