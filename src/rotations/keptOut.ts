import type { AccountId, RepId } from '../accounts/types';
import type { Block } from '../growth/facts';
import { isNonGrowing } from '../growth/states';
import type { AccountAnalysis, GrowthAnalysis } from '../growth/types';
import type { KeptOut } from '../planning/types';
import { groupBy } from '../shared/groupBy';

/** A customer group that would be a candidate if nothing but exclusions stood against it, and those exclusions. */
export interface ExcludedGroup {
  groupId: AccountId;
  ownerId: RepId;
  exclusions: KeptOut['exclusions'];
}

/** What holds of a state of an account says nothing about its group. */
const OF_STATE = new Set<Block['kind']>(['new', 'lapsed']);

/** The groups of an analysis that only exclusions keep from being candidates, by group id. */
export function excludedGroups(analysis: GrowthAnalysis): ExcludedGroup[] {
  return [...groupBy(analysis.accounts, (account) => account.groupId)]
    .flatMap(([groupId, members]) => {
      const [{ candidate, ownerId }] = members;
      const exclusions = candidate || ownerId === null ? null : onlyExclusions(members, ownerId);
      return exclusions === null || ownerId === null ? [] : [{ groupId, ownerId, exclusions }];
    })
    .sort((a, b) => a.groupId - b.groupId);
}

/** The exclusions that hold a group, or null where something else does as well. */
function onlyExclusions(members: readonly AccountAnalysis[], ownerId: RepId): KeptOut['exclusions'] | null {
  if (!members.some((member) => isNonGrowing(member.state))) return null;
  const found = new Map<string, KeptOut['exclusions'][number]>();
  const own = members.filter(({ notCandidateBecause }) => notCandidateBecause.some(({ kind }) => kind === 'excluded'));
  for (const { accountId, notCandidateBecause } of members) {
    const others = new Set<string>();
    for (const block of notCandidateBecause) {
      const why = block.kind === 'together' ? block.why : block;
      if (OF_STATE.has(why.kind)) continue;
      if (why.kind !== 'excluded' && why.kind !== 'bookExcluded') return null;
      if (block.kind === 'together') {
        others.add(block.account);
        continue;
      }
      const { until, reason } = why;
      const whom = why.kind === 'excluded' ? { accountId, repId: null } : { accountId: null, repId: ownerId };
      found.set(JSON.stringify(whom), { ...whom, until, reason });
    }
    // A member without revenue is not analysed: that it is excluded is seen only here, and not whose exclusion it is.
    if (others.size > own.filter((member) => member.accountId !== accountId).length) return null;
  }
  return found.size === 0 ? null : [...found.values()];
}
