import type { AccountId, RepId } from '../../accounts/types';
import type { PlanningInput } from '../types';

/** An account that is kept out, or a rep with the whole book; one of the two. Ids are ours. */
export interface Excluded {
  accountId: AccountId | null;
  repId: RepId | null;
}

const same = (a: Excluded, b: Excluded): boolean => a.accountId === b.accountId && a.repId === b.repId;

function externalIds(input: PlanningInput): { accounts: Map<AccountId, string>; reps: Map<RepId, string> } {
  const rows = [...input.accounts, ...(input.keptOut ?? []).flatMap(({ accounts }) => accounts)];
  return {
    accounts: new Map(rows.map(({ id, externalId }) => [id, externalId])),
    reps: new Map(input.reps.map(({ id, externalId }) => [id, externalId])),
  };
}

/** The external id of what is excluded, where the snapshot knows it. */
export function excludedName(input: PlanningInput, { accountId, repId }: Excluded): string | null {
  const { accounts, reps } = externalIds(input);
  return (accountId === null ? reps.get(repId!) : accounts.get(accountId)) ?? null;
}

/** Everything whose exclusion holds on the day of effect: of customers of the snapshot, then of those it keeps out. */
export function excludedIn(input: PlanningInput): Excluded[] {
  const { accounts, reps } = externalIds(input);
  const byName = <Id>(of: Map<Id, string>, name: string | undefined): Id | null =>
    [...of].find(([, externalId]) => externalId === name)?.[0] ?? null;
  const here = input.plan.exclusions
    .filter(({ until }) => until >= input.effectiveDate)
    .map((one) => ({ accountId: byName(accounts, one.accountId), repId: byName(reps, one.repId) }));
  const all: Excluded[] = [];
  for (const { accountId, repId } of [...here, ...(input.keptOut ?? []).flatMap(({ exclusions }) => exclusions)]) {
    const one = { accountId, repId };
    if ((accountId ?? repId) !== null && !all.some((other) => same(other, one))) all.push(one);
  }
  return all;
}

/**
 * The input without some exclusions: they leave the policy, and accounts that nothing else keeps out are candidates
 * again. Null where none of them holds anything.
 */
export function liftExclusions(input: PlanningInput, lifted: readonly Excluded[]): PlanningInput | null {
  const isLifted = ({ accountId, repId }: Excluded): boolean => lifted.some((one) => same(one, { accountId, repId }));
  const touched = (input.keptOut ?? []).filter(({ exclusions }) => exclusions.some(isLifted));
  const freed = touched.filter(({ exclusions }) => exclusions.every(isLifted)).flatMap(({ accounts }) => accounts);
  const names = externalIds(input);
  const [accounts, reps] = [
    new Set(lifted.flatMap(({ accountId }) => (accountId === null ? [] : (names.accounts.get(accountId) ?? [])))),
    new Set(lifted.flatMap(({ repId }) => (repId === null ? [] : (names.reps.get(repId) ?? [])))),
  ];
  const exclusions = input.plan.exclusions.filter(
    ({ accountId, repId }) => !(accountId === undefined ? reps.has(repId ?? '') : accounts.has(accountId)),
  );
  // An exclusion of this plan alone holds accounts that are among its candidates.
  if (touched.length === 0 && exclusions.length === input.plan.exclusions.length) return null;
  return { ...input, plan: { ...input.plan, exclusions }, accounts: [...input.accounts, ...freed] };
}
