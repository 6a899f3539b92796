import type { AccountId, RepId } from '../../accounts/types';
import type { PlanningInput } from '../../planning/types';
import { accountNames, repNames } from '../../storage/accounts/accountNames';
import type { Db } from '../../storage/database';

/**
 * The input with names in place of external ids, so that the rules' sentences speak of people and customers.
 * @param swaps whose customers are named; of all others the external id stays
 */
export async function withNames(
  db: Db,
  input: PlanningInput,
  swaps: readonly { legs: readonly { accountId: AccountId }[] }[],
): Promise<PlanningInput> {
  const reps = await repNames(db);
  const moved = new Set(swaps.flatMap(({ legs }) => legs.map((leg) => leg.accountId)));
  const groups = new Set(input.accounts.filter(({ id }) => moved.has(id)).map(({ groupId }) => groupId));
  const ids = input.accounts.filter(({ groupId }) => groups.has(groupId)).map(({ id }) => id);
  const accounts = await accountNames(db, ids);
  const nameOf = (names: ReadonlyMap<AccountId | RepId, string>, row: { id: number; externalId: string }): string =>
    names.get(row.id) ?? row.externalId;
  const renamed = (rows: { id: number; externalId: string }[], names: ReadonlyMap<number, string>) =>
    new Map(rows.map((row) => [row.externalId, nameOf(names, row)]));
  const [accountBy, repBy] = [renamed(input.accounts, accounts), renamed(input.reps, reps)];
  return {
    ...input,
    reps: input.reps.map((rep) => ({ ...rep, externalId: nameOf(reps, rep) })),
    accounts: input.accounts.map((account) => ({ ...account, externalId: nameOf(accounts, account) })),
    plan: {
      ...input.plan,
      exclusions: input.plan.exclusions.map(({ accountId, repId, ...rest }) => ({
        ...rest,
        ...(accountId === undefined ? {} : { accountId: accountBy.get(accountId) ?? accountId }),
        ...(repId === undefined ? {} : { repId: repBy.get(repId) ?? repId }),
      })),
    },
  };
}
