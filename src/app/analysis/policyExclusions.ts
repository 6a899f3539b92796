import type { Account, Rep } from '../../accounts/types';
import type { Exclusion } from '../../growth/types';
import type { PlanPolicy } from '../../planning/policy';
import { ProductError } from '../../shared/errors';

/**
 * Turns the exclusions of a policy, which name accounts and reps by their external ids, into ours.
 * @throws ProductError policy.unknownId naming the ids that the data does not have
 */
export function policyExclusions(
  policy: Pick<PlanPolicy, 'exclusions'>,
  accounts: readonly Account[],
  reps: readonly Rep[],
): Exclusion[] {
  if (policy.exclusions.length === 0) return [];
  const accountIds = new Map(accounts.map((a) => [a.externalId, a.id]));
  const repIds = new Map(reps.map((r) => [r.externalId, r.id]));
  const unknown: string[] = [];
  const exclusions = policy.exclusions.map((exclusion) => {
    const accountId = exclusion.accountId === undefined ? null : accountIds.get(exclusion.accountId);
    const repId = exclusion.repId === undefined ? null : repIds.get(exclusion.repId);
    if (accountId === undefined) unknown.push(`account ${exclusion.accountId}`);
    if (repId === undefined) unknown.push(`rep ${exclusion.repId}`);
    return {
      accountId: accountId ?? null,
      repId: repId ?? null,
      reason: exclusion.reason,
      until: exclusion.until,
    };
  });
  if (unknown.length > 0) {
    throw new ProductError(
      'invalid',
      'policy.unknownId',
      `The policy excludes ${unknown.join(', ')}, which the data does not have. Ids are those of the imported files.`,
    );
  }
  return exclusions;
}
