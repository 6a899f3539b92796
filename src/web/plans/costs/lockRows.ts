import type { AccountId, RepId } from '../../../accounts/types';
import type { KeptOut, Plan, PlanningInput } from '../../../planning/types';
import { touches } from '../../rotations/actor';

type Names = ReadonlyMap<number, string>;

/** A pinned swap: who gives what to whom, in words. */
export interface PinRow {
  swapId: string;
  moves: string[];
}

/** An exclusion that keeps candidates out, with how many accounts and how much revenue of four quarters. */
export interface ExclusionRow {
  fields: Record<string, string | number>;
  accountId: AccountId | null;
  repId: RepId | null;
  name: string;
  reason: string;
  until: string;
  accounts: number;
  t4qCents: number;
}

export interface LockRows {
  pins: PinRow[];
  exclusions: ExclusionRow[];
  /** Pins and exclusions that concern nobody in sight. */
  hidden: number;
}

/** The pins and exclusions of a plan's snapshot, those in sight; `within` null = all. */
export function lockRows(
  input: PlanningInput,
  plan: Plan,
  within: ReadonlySet<RepId> | null,
  names: { reps: Names; accounts: Names },
): LockRows {
  const pinned = plan.swaps.filter((swap) => input.plan.pins.includes(swap.id));
  const seenPins = pinned.filter((swap) => touches(within, swap.legs));
  const exclusions = exclusionsOf(input, names);
  const seen = exclusions.filter(({ ownerId }) => within === null || within.has(ownerId));
  return {
    pins: seenPins.map((swap) => ({
      swapId: swap.id,
      moves: swap.legs.map(
        (leg) =>
          `${names.accounts.get(leg.accountId)} from ${names.reps.get(leg.fromRepId)} to ${names.reps.get(leg.toRepId)}`,
      ),
    })),
    exclusions: seen.map(({ ownerId, ...row }) => row),
    hidden: pinned.length - seenPins.length + exclusions.length - seen.length,
  };
}

/** Candidates that an exclusion of this plan alone keeps out: they are in its snapshot like all others. */
function excludedHere({ plan, accounts, effectiveDate }: PlanningInput): KeptOut[] {
  const holding = plan.exclusions.filter(({ until }) => until >= effectiveDate);
  return holding.flatMap(({ accountId, reason, until }) => {
    const out = accounts.find(({ externalId }) => externalId === accountId);
    if (!out) return [];
    const group = accounts.filter(({ groupId }) => groupId === out.groupId);
    return [{ exclusions: [{ accountId: out.id, repId: null, reason, until }], accounts: group }];
  });
}

function exclusionsOf(
  input: PlanningInput,
  names: { reps: Names; accounts: Names },
): (ExclusionRow & { ownerId: RepId })[] {
  const rows = new Map<string, ExclusionRow & { ownerId: RepId }>();
  for (const { exclusions, accounts } of [...(input.keptOut ?? []), ...excludedHere(input)]) {
    for (const { accountId, repId, reason, until } of exclusions) {
      const fields: ExclusionRow['fields'] =
        accountId === null ? { what: 'excludedRep', repId: repId ?? 0 } : { what: 'excludedAccount', accountId };
      const key = JSON.stringify(fields);
      const name = (accountId === null ? names.reps.get(repId ?? 0) : names.accounts.get(accountId)) ?? '';
      const known = rows.get(key);
      const row = known ?? {
        ...{ fields, accountId, repId, name, reason, until },
        ownerId: accounts[0].ownerId,
        accounts: 0,
        t4qCents: 0,
      };
      row.accounts += accounts.length;
      row.t4qCents += accounts.reduce((sum, account) => sum + account.t4qCents, 0);
      rows.set(key, row);
    }
  }
  return [...rows.values()].sort((a, b) => b.t4qCents - a.t4qCents || a.name.localeCompare(b.name));
}
