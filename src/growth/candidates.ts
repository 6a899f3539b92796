import type { CustomerGroups } from '../accounts/groups';
import type { Account, AccountId } from '../accounts/types';
import { groupBy } from '../shared/groupBy';
import type { Blocks } from './blocks';
import type { AccountFact, Block } from './facts';
import type { AccountFigures } from './reasons';
import { isNonGrowing } from './states';
import type { AccountAnalysis, GrowthInput } from './types';

type Candidacy = Pick<AccountAnalysis, 'candidate' | 'reasons' | 'notCandidateBecause'>;

/** What a group must show: at least this share of its T4Q stands with non-growing members. */
const NON_GROWING_SHARE = 0.5;

/**
 * Decides for each customer group whether it is a candidate, and says why not. The group is one thing: it is a candidate
 * when its non-growing members hold at least half of its T4Q and policy holds nothing against the owner or any member
 * (members without revenue included); then all its members move along, growing, new and lapsed ones too.
 * @param members analysed members of one group, ascending by account id
 * @param all every member, analysed or not
 * @returns by account id what is to be added to the figures
 */
export function groupCandidacy(
  members: readonly AccountFigures[],
  all: readonly Account[],
  blocks: Blocks,
  input: GrowthInput,
): Map<AccountId, Candidacy> {
  const standing = members.filter((member) => isNonGrowing(member.state));
  const t4q = sum(members.map((member) => member.t4qCents));
  const share = t4q > 0 ? sum(standing.map((member) => member.t4qCents)) / t4q : 0;
  const ofOwner = blocks.ofOwner(members[0].ownerId);
  const tooSmall = smallness(t4q, members.length, input);
  const ofMembers = new Map(all.map((account) => [account.id, blocks.ofAccount(account)]));
  const mostlyStanding = standing.length > 0 && share >= NON_GROWING_SHARE;
  const blocked = ofOwner.length + tooSmall.length > 0 || [...ofMembers.values()].some((found) => found.length > 0);
  const candidate = mostlyStanding && !blocked;

  const because = (member: AccountFigures): Block[] => {
    if (candidate || member.state === 'growing') return [];
    const ofOthers = all
      .filter((other) => other.id !== member.accountId)
      .flatMap((other) =>
        (ofMembers.get(other.id) ?? []).map((why): Block => ({ kind: 'together', account: other.name, why })),
      );
    const growing: Block[] = isNonGrowing(member.state) && !mostlyStanding ? [{ kind: 'groupGrows', share }] : [];
    return [
      ...ofState(member, input),
      ...ofOwner,
      ...(ofMembers.get(member.accountId) ?? []),
      ...tooSmall,
      ...growing,
      ...ofOthers,
    ];
  };
  const along = (member: AccountFigures): AccountFact[] =>
    candidate && !isNonGrowing(member.state) ? [{ kind: 'along', share }] : [];
  return new Map(
    members.map((member) => [
      member.accountId,
      { candidate, reasons: along(member), notCandidateBecause: because(member) },
    ]),
  );
}

/** The groups of the analysed accounts, each with its analysed and its other members. */
export function groupsOf(
  figures: readonly AccountFigures[],
  groups: CustomerGroups,
  accounts: ReadonlyMap<AccountId, Account>,
): { members: AccountFigures[]; all: Account[] }[] {
  return [...groupBy(figures, (account) => account.groupId)].map(([groupId, members]) => ({
    members,
    all: groups.membersOf.get(groupId)!.map((id) => accounts.get(id)!),
  }));
}

function ofState({ state }: AccountFigures, input: GrowthInput): Block[] {
  if (state === 'new') return [{ kind: 'new', judgedFrom: input.policy.growth.minQuarters }];
  return state === 'lapsed' ? [{ kind: 'lapsed' }] : [];
}

function smallness(t4qCents: number, members: number, input: GrowthInput): Block[] {
  const minCents = input.policy.candidates.minT4qCents;
  return t4qCents < minCents ? [{ kind: 'small', t4qCents, minCents, group: members > 1 }] : [];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
