import type { FinishedAnalysis } from './analyse';

/**
 * The analysis as `rotation analyse --json` writes it: ids are the external ones, money is minor units, growth and
 * penetration are fractions.
 */
export function analysisJson({ header, input, analysis }: FinishedAnalysis): Record<string, unknown> {
  const accountIds = new Map(input.accounts.map((a) => [a.id, a.externalId]));
  const repIds = new Map(input.reps.map((r) => [r.id, r.externalId]));
  return {
    asOf: header.asOf,
    dataThrough: header.dataThrough,
    cutOff: header.cutOff,
    policy: header.policy,
    company: analysis.company,
    accounts: analysis.accounts.map(({ accountId, ownerId, groupId, ...rest }) => ({
      accountId: accountIds.get(accountId),
      ownerId: ownerId === null ? null : repIds.get(ownerId),
      groupId: accountIds.get(groupId),
      ...rest,
    })),
    reps: analysis.reps.map(({ repId, ...rest }) => ({ repId: repIds.get(repId), ...rest })),
  };
}
