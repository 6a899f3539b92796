import type { Problem } from '../problem/problem';
import { shareOf } from '../problem/shares';
import type { Swap } from '../problem/swap';
import { totalsOf } from '../rules/totals';
import type { PlanningRep } from '../types';

/** How much of a limit is used: amounts in minor units, or numbers of swaps. */
export interface Use {
  used: number;
  limit: number;
}

/** What a swap takes from and brings to one of its reps, and what it and the whole plan use of the rep's limits. */
export interface LimitUse {
  rep: PlanningRep;
  givesCents: number;
  getsCents: number;
  /** Difference of the two within the swap. */
  inItself: Use;
  /** Change of the book, either way, by the whole plan. */
  book: Use;
  /** Swaps of the rep in the plan. */
  swaps: Use;
  /** Revenue given away this year, with the plan. */
  given: Use;
}

/** The limits that a swap of a plan uses, rep by rep. */
export function limitUse(problem: Problem, planned: Swap[], swap: Swap): LimitUse[] {
  const totals = new Map(totalsOf(planned).map((total) => [total.rep, total]));
  return swap.effects.map(({ rep, givenT4q, receivedT4q }) => {
    const limits = problem.limits[rep];
    const { fixed } = problem.standing.reps[rep];
    const total = totals.get(rep);
    const partner = shareOf(Math.max(givenT4q, receivedT4q), problem.input.plan.valueTolerance);
    const change = (total ? total.receivedT4q - total.givenT4q : 0) + fixed.t4q;
    return {
      rep: problem.reps[rep],
      givesCents: givenT4q,
      getsCents: receivedT4q,
      inItself: { used: Math.abs(givenT4q - receivedT4q), limit: Math.min(partner, limits.inItselfT4q) },
      book: { used: Math.abs(change), limit: limits.bookT4q },
      swaps: { used: (total?.swaps ?? 0) + fixed.swaps, limit: problem.maxSwapsPerRep },
      given: { used: total?.givenT4q ?? 0, limit: limits.givenRoom },
    };
  });
}
