import type { Problem } from '../problem/problem';
import type { Market } from './offers';

/** So many pairs of reps are covered whole: as many as sixty reps make who may all trade with each other. */
const MOST_REP_PAIRS = 1_770;
const LEAST_NEAR = 2;
/** What two reps can gain from each other is judged by so many of the best moves each way. */
const BEST_MOVES = 3;

/** Between which reps swaps of three customers are covered. */
export interface Near {
  has(a: number, b: number): boolean;
  /** What restricts it, as words in brackets; nothing where all reps are covered. */
  words: string;
}

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

/** Of every rep the partners with whom most can be gained, `most` of them, in either direction. */
function nearestOf(problem: Problem, market: Market, most: number): Set<number> {
  const { owners } = market;
  const gains = owners.map((a) => owners.map((b) => (problem.sameTeam(a, b) ? promise(problem, market, a, b) : 0)));
  const near = new Set<number>();
  owners.forEach((a, i) => {
    const both = owners.map((b, j) => ({ b, gain: i === j ? 0 : gains[i][j] + gains[j][i] }));
    const best = both.filter(({ gain }) => gain > 0).sort((x, y) => y.gain - x.gain || x.b - y.b);
    for (const { b } of best.slice(0, most)) {
      near.add(a * problem.reps.length + b);
      near.add(b * problem.reps.length + a);
    }
  });
  return near;
}

/**
 * The reps among whom swaps of three customers are covered: all of them up to sixty reps who may trade with each other;
 * beyond, each rep with those with whom most can be gained, by the worth of the best moves and whatever the prices. So
 * the set stays the same, and a bound over it is one.
 */
export function nearOf(problem: Problem, market: Market): Near {
  const { owners } = market;
  let pairs = 0;
  for (let i = 0; i < owners.length && pairs <= MOST_REP_PAIRS; i++) {
    for (let j = 0; j < i; j++) if (problem.sameTeam(owners[i], owners[j])) pairs++;
  }
  if (pairs <= MOST_REP_PAIRS) return { has: () => true, words: '' };
  const most = Math.max(LEAST_NEAR, Math.floor((2 * MOST_REP_PAIRS) / owners.length));
  const near = nearestOf(problem, market, most);
  return {
    has: (a, b) => near.has(a * problem.reps.length + b),
    words: ` (each rep with the ${most} with whom most can be gained)`,
  };
}
