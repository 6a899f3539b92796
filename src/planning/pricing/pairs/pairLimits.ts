import type { Problem } from '../../problem/problem';

/** What the limits of two reps leave of the differences in an exchange; from the whole numbers that the rules compare. */
export interface PairLimits {
  /** How much more, and less, than it gives the first rep may receive. */
  more: number;
  less: number;
  /** Either way, where every potential is given or confirmed; and of headroom that is. */
  headroom: number;
  firmHeadroom: number;
  /** Accounts that the first and the second rep may gain. */
  first: number;
  second: number;
}

/** The limits for an exchange between two reps, by index. */
export function pairLimits(problem: Problem, a: number, b: number): PairLimits {
  const [first, second] = [problem.limits[a], problem.limits[b]];
  const either = Math.min(first.inItselfT4q, second.inItselfT4q, first.bookT4q, second.bookT4q);
  return {
    more: Math.min(either, first.yearUp, second.yearDown),
    less: Math.min(either, first.yearDown, second.yearUp),
    headroom: Math.min(first.inItselfHeadroom, second.inItselfHeadroom),
    firmHeadroom: Math.min(first.bookHeadroom, second.bookHeadroom),
    first: first.accountsRoom,
    second: second.accountsRoom,
  };
}
