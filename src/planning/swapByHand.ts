import type { AccountId, RepId } from '../accounts/types';
import { ProductError } from '../shared/errors';
import { expectedOfMove } from './problem/moves';
import { problemOf } from './problem/problem';
import { swapOf } from './problem/swap';
import { plannedSwapOf } from './result/plannedSwap';
import type { PlannedSwap, PlanningInput } from './types';

/**
 * Values swaps that a person names: every leg with gain, loss and expected amount, as the planner would. Whether the
 * rules allow them is not asked here.
 * @param swaps the legs of each swap; one account of a customer group stands for the whole group
 * @throws ProductError planning.unknownLeg when an account or rep is not in the input
 */
export function swapsByHand(input: PlanningInput, swaps: { accountId: AccountId; toRepId: RepId }[][]): PlannedSwap[] {
  const problem = problemOf(input);
  return swaps.map((named) => {
    const legs = named.map(({ accountId, toRepId }) => {
      const unit = problem.units.findIndex((u) => u.accounts.some((account) => account.id === accountId));
      const to = problem.reps.findIndex((rep) => rep.id === toRepId);
      if (unit < 0 || to < 0) {
        throw new ProductError(
          'invalid',
          'planning.unknownLeg',
          `Account ${accountId} cannot go to rep ${toRepId}: the plan does not know ${unit < 0 ? 'the account' : 'the rep'}.`,
        );
      }
      return { unit, to };
    });
    const worth = legs.reduce((sum, leg) => sum + expectedOfMove(problem, leg.unit, leg.to), 0);
    return plannedSwapOf(problem, swapOf(problem, legs, worth));
  });
}
