import type { Account, AccountId, RepId } from './types';

/** Customer groups: which group an account is in, and who else is in it. A lone account is a group of one. */
export interface CustomerGroups {
  /** The group's name is the smallest account id in it. */
  groupOf: Map<AccountId, AccountId>;
  /** Account ids of each group, ascending. */
  membersOf: Map<AccountId, AccountId[]>;
}

/**
 * Puts accounts with the same top parent and the same owner into one group; unowned accounts of one parent form a
 * group too. Parents that are missing from `accounts` still hold their children together.
 * @param ownerOf the owner on the day in question; null = unowned
 */
export function customerGroups(
  accounts: readonly Account[],
  ownerOf: (accountId: AccountId) => RepId | null,
): CustomerGroups {
  const parents = new Map(accounts.map((account) => [account.id, account.parentId]));
  const byKey = new Map<string, AccountId[]>();
  for (const id of [...parents.keys()].sort((a, b) => a - b)) {
    const key = `${topParent(id, parents)}/${ownerOf(id) ?? ''}`;
    const members = byKey.get(key);
    if (members) members.push(id);
    else byKey.set(key, [id]);
  }
  const groups: CustomerGroups = { groupOf: new Map(), membersOf: new Map() };
  for (const members of byKey.values()) {
    groups.membersOf.set(members[0], members);
    for (const member of members) groups.groupOf.set(member, members[0]);
  }
  return groups;
}

/** The topmost account above (or the account itself); in a circle of parents, the smallest id of the circle. */
function topParent(id: AccountId, parents: Map<AccountId, AccountId | null>): AccountId {
  const path: AccountId[] = [id];
  for (;;) {
    const parent = parents.get(path[path.length - 1]) ?? null;
    if (parent === null) return path[path.length - 1];
    const seen = path.indexOf(parent);
    if (seen >= 0) return Math.min(...path.slice(seen));
    path.push(parent);
  }
}
