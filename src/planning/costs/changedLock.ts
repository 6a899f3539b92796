import { z } from 'zod';
import type { AccountId } from '../../accounts/types';
import { type Excluded, liftExclusions } from '../looser/liftExclusions';
import { pinnedSwaps } from '../pinnedSwaps';
import { marketOf } from '../pricing/offers';
import { pricerOf } from '../pricing/pricerOf';
import { problemOf } from '../problem/problem';
import { swapIdOf } from '../result/swapId';
import type { PlanningInput } from '../types';
import { withWorthsOf } from './sameWorths';

/** A pin or an exclusion whose cost is asked for; ids of accounts and reps are ours, those of swaps as in a plan. */
export const lockSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('pin'), swapId: z.string().min(1) }),
  z.object({ what: z.literal('excludedAccount'), accountId: z.coerce.number().int() }),
  z.object({ what: z.literal('excludedRep'), repId: z.coerce.number().int() }),
  z.object({ what: z.literal('keptAccount'), accountId: z.coerce.number().int() }),
]);
export type Lock = z.infer<typeof lockSchema>;

/** The snapshot with a lock lifted (or, for an account that is not excluded, with it kept where it is). */
export interface ChangedLock {
  input: PlanningInput;
  /** True when the changed input is the one with the lock: the plan that there is was made without it. */
  adds: boolean;
  /** Every plan with the lock is one without it. */
  nested: boolean;
}

/**
 * Lifts or adds a lock; worths stay those of the plan. Null where the snapshot has no such lock, or the account to be
 * kept is no candidate.
 */
export function changedLock(input: PlanningInput, lock: Lock): ChangedLock | null {
  switch (lock.what) {
    case 'pin':
      return withoutPin(input, lock.swapId);
    case 'excludedAccount':
      return withoutExclusion(input, { accountId: lock.accountId, repId: null });
    case 'excludedRep':
      return withoutExclusion(input, { accountId: null, repId: lock.repId });
    case 'keptAccount':
      return keeping(input, lock.accountId);
  }
}

/**
 * A plan without the pin chooses only among admissible swaps that pay; with it the pinned swap is there whether it pays
 * or not, and a waived one whether it is admissible or not.
 */
function withoutPin(input: PlanningInput, swapId: string): ChangedLock | null {
  if (!input.plan.pins.includes(swapId)) return null;
  const problem = problemOf(input);
  const pays = pinnedSwaps(problem, pricerOf(problem, marketOf(problem))).some(
    (swap) => swapIdOf(problem, swap.legs) === swapId && swap.worth > 0,
  );
  const waived = (input.pinned ?? []).some((pin) => pin.id === swapId && pin.waiver !== null);
  const free = {
    ...input,
    plan: { ...input.plan, pins: input.plan.pins.filter((pin) => pin !== swapId) },
    ...(input.pinned ? { pinned: input.pinned.filter((pin) => pin.id !== swapId) } : {}),
  };
  return { input: free, adds: false, nested: pays && !waived };
}

function withoutExclusion(input: PlanningInput, whom: Excluded): ChangedLock | null {
  const changed = liftExclusions(input, [whom]);
  return changed && { input: withWorthsOf(input, changed), adds: false, nested: true };
}

function keeping(input: PlanningInput, accountId: AccountId): ChangedLock | null {
  const account = input.accounts.find((row) => row.id === accountId);
  if (!account) return null;
  const exclusion = { accountId: account.externalId, reason: 'asked what it would cost', until: input.effectiveDate };
  const plan = { ...input.plan, exclusions: [...input.plan.exclusions, exclusion] };
  return { input: { ...input, plan }, adds: true, nested: true };
}
