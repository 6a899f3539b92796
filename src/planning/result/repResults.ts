import type { Problem } from '../problem/problem';
import type { Swap } from '../problem/swap';
import { totalsOf } from '../rules/totals';
import type { Plan, PlannedSwap } from '../types';

export type RepResult = Plan['reps'][number];

/**
 * Every rep's book before and after a plan, by rep id. `expectedCents` is what the customers that the rep receives are
 * expected to bring beyond what their present owners would win; over all reps it adds up to the plan's objective.
 */
export function repResultsOf(problem: Problem, swaps: Swap[], planned: PlannedSwap[]): RepResult[] {
  const totals = new Map(totalsOf(swaps).map((total) => [total.rep, total]));
  const expected = new Map<number, number>();
  for (const leg of planned.flatMap((swap) => swap.legs)) {
    expected.set(leg.toRepId, (expected.get(leg.toRepId) ?? 0) + leg.expectedCents);
  }
  return problem.reps.map((rep, index) => {
    const total = totals.get(index);
    const before = { accounts: rep.accounts, t4qCents: rep.bookT4qCents, headroomCents: rep.bookHeadroomCents };
    return {
      repId: rep.id,
      before,
      after: {
        accounts: before.accounts + (total?.accounts ?? 0),
        t4qCents: before.t4qCents + (total ? total.receivedT4q - total.givenT4q : 0),
        headroomCents: before.headroomCents + (total ? total.receivedHeadroom - total.givenHeadroom : 0),
      },
      expectedCents: expected.get(rep.id) ?? 0,
      swaps: total?.swaps ?? 0,
    };
  });
}
