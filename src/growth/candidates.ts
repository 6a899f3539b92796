import type { CustomerGroups } from '../accounts/groups';
import type { Account, AccountId } from '../accounts/types';
import { groupBy } from '../shared/groupBy';
import { counted, money, percent } from '../shared/wording';
import type { Blocks } from './blocks';
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

  const because = (member: AccountFigures): string[] => {
    if (candidate || member.state === 'growing') return [];
    const ofOthers = all
      .filter((other) => other.id !== member.accountId)
      .flatMap((other) => (ofMembers.get(other.id) ?? []).map((why) => `belongs together with ${other.name}: ${why}`));
    const growing =
      isNonGrowing(member.state) && !mostlyStanding
        ? [`its customer group grows: accounts that do not grow hold ${percent(share)} of the revenue`]
        : [];
    return [
      ...ofState(member, input),
      ...ofOwner,
      ...(ofMembers.get(member.accountId) ?? []),
      ...tooSmall,
      ...growing,
      ...ofOthers,
    ];
  };
  const along = (member: AccountFigures): string[] =>
    candidate && !isNonGrowing(member.state)
      ? [`moves along with its customer group, where accounts that do not grow hold ${percent(share)} of the revenue`]
      : [];
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

function ofState({ state }: AccountFigures, input: GrowthInput): string[] {
  if (state === 'new')
    return [`new: growth is judged from ${counted(input.policy.growth.minQuarters, 'complete quarter')}`];
  if (state === 'lapsed')
    return ['lapsed: it bought nothing in the last four quarters, so there is nothing to exchange'];
  return [];
}

function smallness(t4q: number, members: number, input: GrowthInput): string[] {
  const { minT4qCents } = input.policy.candidates;
  if (t4q >= minT4qCents) return [];
  const whole = members > 1 ? ' as a customer group' : '';
  return [`too small${whole}: ${money(t4q, input)} over four quarters, below ${money(minT4qCents, input)}`];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
