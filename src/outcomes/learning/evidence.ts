import type { AccountId, RepId } from '../../accounts/types';
import type { PlanningInput } from '../../planning/types';
import { averageFit } from '../../planning/worth/averageFit';
import { fitOf } from '../../planning/worth/fit';
import { certaintyOf, gainIsCapped } from '../../planning/worth/gain';
import { lossOf } from '../../planning/worth/loss';
import { relativeFit } from '../../planning/worth/relativeFit';
import { captureByOwner } from '../../planning/worth/worth';

/** What a swap's legs multiply the beliefs with, as the plan saw them; minor units of four quarters. */
export interface Regressors {
  forgoneCents: number;
  headroomRegressor: number;
  handoverRegressor: number;
}

/**
 * The regressors of a swap from the snapshot of the plan it came from: frozen, so that what was learnt since does not
 * change what was predicted then.
 * @returns null when the snapshot does not know an account or rep, or a leg's gain stood at its ceiling of half of T4Q:
 * such a swap says nothing about κ
 */
export function regressorsOf(
  input: PlanningInput,
  legs: readonly { accountId: AccountId; toRepId: RepId }[],
  meanFit = averageFit(input.accounts, input.reps, input.plan.compatibility),
): Regressors | null {
  const sums: Regressors = { forgoneCents: 0, headroomRegressor: 0, handoverRegressor: 0 };
  for (const { accountId, toRepId } of legs) {
    const account = input.accounts.find(({ id }) => id === accountId);
    const owner = input.reps.find(({ id }) => id === account?.ownerId);
    const taker = input.reps.find(({ id }) => id === toRepId);
    if (!account || !owner || !taker) return null;
    const capture = captureByOwner(account, owner, input.beliefs, meanFit);
    const fit = fitOf(account.attributes, taker);
    const relative = relativeFit(fit, meanFit);
    if (gainIsCapped(account, input.beliefs.headroomShare, relative, capture)) return null;
    const headroom = certaintyOf(account.potentialGrade) * account.headroomCents;
    sums.forgoneCents += headroom * capture;
    sums.headroomRegressor += headroom * relative;
    sums.handoverRegressor += lossOf(account.t4qCents, 1, fit, meanFit);
  }
  return sums;
}
