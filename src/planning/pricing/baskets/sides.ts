import type { Problem } from '../../problem/problem';
import type { Arc, Arcs } from '../arcs';
import { bookRoom, headroomRanges, type Ranges, valueRanges } from '../tolerance';

/** Two reps of whom the first gives one customer and receives two. */
export interface Sides {
  one: Arc;
  two: Arc;
  /** What the two together may have for each of the one: T4Q, and headroom where all of it is known. */
  value: Ranges;
  headroom: Ranges;
  firmHeadroom: number;
  /** How many accounts more the first rep, and the second, may have afterwards. */
  moreForFirst: number;
  moreForSecond: number;
}

function sidesOf(problem: Problem, one: Arc, two: Arc): Sides {
  const [first, second] = [bookRoom(problem, one.from), bookRoom(problem, two.from)];
  const value = valueRanges(problem, one.units, Math.min(first.loss, second.gain), Math.min(first.gain, second.loss));
  const mostGiven = problem.limits[two.from].givenRoom;
  return {
    one,
    two,
    value: { low: value.low, high: value.high.map((high) => Math.min(high, mostGiven)) },
    headroom: headroomRanges(problem, one.units, Math.min(first.headroom, second.headroom)),
    firmHeadroom: Math.min(first.firmHeadroom, second.firmHeadroom),
    moreForFirst: first.accounts,
    moreForSecond: second.accounts,
  };
}

/** Every two reps of whom one can give one and the other two, both ways round. */
export function allSides(problem: Problem, arcs: Arcs): Sides[] {
  if (problem.maxSwaps < 1 || problem.maxSwapsPerRep < 1) return [];
  return problem.reps.flatMap((_, first) =>
    arcs.takersOf(first).flatMap((second) => {
      const one = arcs.between(first, second)!;
      const two = arcs.between(second, first);
      return two !== null && two.units.length > 1 ? [sidesOf(problem, one, two)] : [];
    }),
  );
}

/** Whether a basket that is fair in value keeps the other limits; positions in the offers of the two sides. */
export function fits(sides: Sides, i: number, j: number, k: number): boolean {
  const { one, two } = sides;
  if (Math.abs(one.firmHeadroom[i] - two.firmHeadroom[j] - two.firmHeadroom[k]) > sides.firmHeadroom) return false;
  if (one.firm[i] && two.firm[j] && two.firm[k]) {
    const both = two.headroom[j] + two.headroom[k];
    if (both < sides.headroom.low[i] || both > sides.headroom.high[i]) return false;
  }
  const more = two.accounts[j] + two.accounts[k] - one.accounts[i];
  return more <= sides.moreForFirst && -more <= sides.moreForSecond;
}
