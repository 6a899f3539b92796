import { Pace, type Pieces } from '../pieces';
import { type Problem, problemOf } from '../problem/problem';
import type { PlanningInput } from '../types';
import { type Market, marketOf } from './offers';

/** So many pairs of reps are covered whole: as many as sixty reps make who may all trade with each other. */
const MOST_REP_PAIRS = 1_770;
const LEAST_NEAR = 2;
/** What two reps can gain from each other is judged by so many of the best moves each way. */
const BEST_MOVES = 3;

/** Between which reps, by index, swaps of three customers are covered. */
export type AreNear = (a: number, b: number) => boolean;

/** The reps among whom swaps of three customers are covered. */
export interface Near {
  reps(): Pieces<AreNear>;
  /** What restricts it, as words in brackets; nothing where all reps are covered. */
  words: string;
}

/** Swaps of three customers among all reps. */
export const EVERYBODY: Near = {
  *reps() {
    return () => true;
  },
  words: '',
};

/** The sum of the few best moves from one rep to another, of those that bring anything; minor units. */
function promise(problem: Problem, { shelf, allowed, worth }: Market, from: number, to: number): number {
  const room = problem.limits[from].givenRoom;
  const best = new Array<number>(BEST_MOVES).fill(0);
  for (let at = shelf.starts[from]; at < shelf.starts[from + 1] && shelf.t4q[at] <= room; at++) {
    if (!allowed(at, to)) continue;
    let carried = worth(at, to);
    for (let place = 0; place < BEST_MOVES && carried > 0; place++) {
      if (carried > best[place]) [best[place], carried] = [carried, best[place]];
    }
  }
  return best.reduce((sum, one) => sum + one, 0);
}

/** A worth costs as much as so many steps of the innermost loops. */
const STEPS_A_WORTH = 20;

/** Of every rep the partners with whom most can be gained, `most` of them, in either direction. */
function* nearestOf(problem: Problem, market: Market, most: number): Pieces<AreNear> {
  const { owners, shelf } = market;
  const pace = new Pace();
  const gains: number[][] = [];
  for (const a of owners) {
    gains.push(owners.map((b) => (problem.sameTeam(a, b) ? promise(problem, market, a, b) : 0)));
    if (pace.due((shelf.starts[a + 1] - shelf.starts[a]) * owners.length * STEPS_A_WORTH)) yield;
  }
  const reps = problem.reps.length;
  const near = new Set<number>();
  for (const [i, a] of owners.entries()) {
    const both = owners.map((b, j) => ({ b, gain: i === j ? 0 : gains[i][j] + gains[j][i] }));
    const best = both.filter(({ gain }) => gain > 0).sort((x, y) => y.gain - x.gain || x.b - y.b);
    for (const { b } of best.slice(0, most)) near.add(a * reps + b).add(b * reps + a);
    if (pace.due(owners.length * STEPS_A_WORTH)) yield;
  }
  return (a, b) => near.has(a * reps + b);
}

function manyPairs(problem: Problem, { owners }: Market): boolean {
  let pairs = 0;
  for (let i = 0; i < owners.length && pairs <= MOST_REP_PAIRS; i++) {
    for (let j = 0; j < i; j++) if (problem.sameTeam(owners[i], owners[j])) pairs++;
  }
  return pairs > MOST_REP_PAIRS;
}

/**
 * The reps among whom swaps of three customers are covered: all of them up to sixty reps who may trade with each other;
 * beyond, each rep with those with whom most can be gained, by the worth of the best moves of the whole problem, and
 * whatever the prices and the pins. So the set stays the same, and a bound over it is one.
 */
export function nearOf(problem: Problem): Near {
  const market = marketOf(problem);
  if (!manyPairs(problem, market)) return EVERYBODY;
  const most = Math.max(LEAST_NEAR, Math.floor((2 * MOST_REP_PAIRS) / market.owners.length));
  return {
    reps: () => nearestOf(problem, market, most),
    words: ` (each rep with the ${most} with whom most can be gained)`,
  };
}

/** Whether plans for an input are chosen from, and their bounds hold over, every admissible swap of its kinds. */
export function coversEverything(input: PlanningInput): boolean {
  if (input.plan.kinds.every((kind) => kind === 'pair')) return true;
  const problem = problemOf(input);
  return !manyPairs(problem, marketOf(problem));
}
