import type { CustomerGroups } from '../accounts/groups';
import type { Account, AccountId, RepId } from '../accounts/types';
import { type AccountColumns, UNOWNED } from './accountColumns';
import type { Blocks } from './blocks';
import type { Company } from './company';
import type { AccountFact, Block } from './facts';
import { ACCOUNT_STATES, isNonGrowing } from './states';
import type { AccountAnalysis, AccountState, GrowthInput, Inclusion } from './types';

type Candidacy = Pick<AccountAnalysis, 'candidate' | 'reasons' | 'notCandidateBecause'>;

/** What of an analysed account its candidacy depends on. */
interface Member {
  accountId: AccountId;
  ownerId: RepId | null;
  state: AccountState;
  t4qCents: number;
}

/** What a group must show: at least this share of its T4Q stands with non-growing members. */
const NON_GROWING_SHARE = 0.5;

/**
 * Which accounts are candidates, and why the others are not. Lone accounts are most of a company: what holds against one
 * is looked up again when it is asked for, only that of groups is kept.
 */
export class Candidates {
  /** 1 = candidate, by position. */
  readonly isCandidate: Uint8Array;
  readonly #kept = new Map<AccountId, GroupCandidacy>();

  constructor(
    private readonly company: Company,
    private readonly columns: AccountColumns,
    private readonly groups: CustomerGroups,
    private readonly blocks: Blocks,
  ) {
    this.isCandidate = new Uint8Array(company.accounts.length);
    for (const groupId of groups.membersOf.keys()) {
      const group = this.#groupOf(groupId);
      if (group === null) continue;
      if (group.all.length > 1) this.#kept.set(groupId, group);
      if (!group.candidate) continue;
      for (const { accountId } of group.members) this.isCandidate[company.positionOf.get(accountId)!] = 1;
    }
  }

  /** What is to be added to an account's figures. */
  of(position: number): Candidacy {
    const groupId = this.groups.groupOf.get(this.company.accounts[position].id)!;
    const group = this.#kept.get(groupId) ?? this.#groupOf(groupId)!;
    return candidacyIn(group, this.#member(position), this.company.input);
  }

  /** Null for a group of which no account is analysed. */
  #groupOf(groupId: AccountId): GroupCandidacy | null {
    const { positionOf, accountOf, input } = this.company;
    const all = this.groups.membersOf.get(groupId)!;
    const members = all.flatMap((id) => {
      const position = positionOf.get(id);
      return position === undefined ? [] : [this.#member(position)];
    });
    if (members.length === 0) return null;
    return groupCandidacy(
      members,
      all.map((id) => accountOf.get(id)!),
      this.blocks,
      input,
    );
  }

  #member(position: number): Member {
    const owner = this.columns.owner[position];
    return {
      accountId: this.company.accounts[position].id,
      ownerId: owner === UNOWNED ? null : owner,
      state: ACCOUNT_STATES[this.columns.state[position]],
      t4qCents: this.columns.figures.t4q[position],
    };
  }
}

/** What holds for and against a whole group. */
interface GroupCandidacy {
  candidate: boolean;
  /** Share of its T4Q that stands with non-growing members, and whether that is enough. */
  share: number;
  mostlyStanding: boolean;
  /** The manager's word by which it is a candidate whatever its figures say; null = none. */
  included: Inclusion | null;
  members: readonly Member[];
  all: readonly Account[];
  ofOwner: Block[];
  tooSmall: Block[];
  ofMembers: Block[][];
}

/**
 * Decides for a customer group whether it is a candidate. The group is one thing: it is a candidate when its non-growing
 * members hold at least half of its T4Q and policy holds nothing against the owner or any member (members without
 * revenue included); then all its members move along, growing, new and lapsed ones too.
 * A manager's word takes the place of what the figures say, never of what policy holds against it.
 * @param members analysed members of the group, ascending by account id
 * @param all every member, analysed or not
 */
function groupCandidacy(
  members: readonly Member[],
  all: readonly Account[],
  blocks: Blocks,
  input: GrowthInput,
): GroupCandidacy {
  const standing = members.filter((member) => isNonGrowing(member.state));
  const t4q = sum(members.map((member) => member.t4qCents));
  const share = t4q > 0 ? sum(standing.map((member) => member.t4qCents)) / t4q : 0;
  const ofOwner = blocks.ofOwner(members[0].ownerId);
  const tooSmall = smallness(t4q, members.length, input);
  const ofMembers = all.map((account) => blocks.ofAccount(account));
  const mostlyStanding = standing.length > 0 && share >= NON_GROWING_SHARE;
  const blocked = ofOwner.length > 0 || ofMembers.some((found) => found.length > 0);
  const included = inclusionOf(all, input);
  return {
    candidate: !blocked && (included !== null || (mostlyStanding && tooSmall.length === 0)),
    ...{ share, mostlyStanding, included, members, all, ofOwner, tooSmall, ofMembers },
  };
}

function candidacyIn(group: GroupCandidacy, member: Member, input: GrowthInput): Candidacy {
  const { candidate, share, included } = group;
  if (candidate && included !== null) {
    const { until, reason } = included;
    return { candidate, reasons: [{ kind: 'included', until, reason }], notCandidateBecause: [] };
  }
  const along: AccountFact[] = candidate && !isNonGrowing(member.state) ? [{ kind: 'along', share }] : [];
  return { candidate, reasons: along, notCandidateBecause: because(group, member, input) };
}

function because(group: GroupCandidacy, member: Member, input: GrowthInput): Block[] {
  if (group.candidate || (member.state === 'growing' && group.included === null)) return [];
  const own = group.all.findIndex((account) => account.id === member.accountId);
  const ofOthers = group.all.flatMap(({ name }, other) =>
    other === own ? [] : group.ofMembers[other].map((why): Block => ({ kind: 'together', account: name, why })),
  );
  const grows = isNonGrowing(member.state) && !group.mostlyStanding;
  return [
    ...ofState(member, input),
    ...group.ofOwner,
    ...group.ofMembers[own],
    ...group.tooSmall,
    ...(grows ? [{ kind: 'groupGrows', share: group.share } as const] : []),
    ...ofOthers,
  ];
}

function ofState({ state }: Member, input: GrowthInput): Block[] {
  if (state === 'new') return [{ kind: 'new', judgedFrom: input.policy.growth.minQuarters }];
  return state === 'lapsed' ? [{ kind: 'lapsed' }] : [];
}

/** The word that holds longest for any account of a group; null = none holds on the data cut-off. */
function inclusionOf(all: readonly Account[], { inclusions = [], cutOff }: GrowthInput): Inclusion | null {
  const holding = inclusions.filter(
    ({ accountId, until }) => until >= cutOff && all.some(({ id }) => id === accountId),
  );
  return holding.sort((a, b) => (a.until > b.until ? -1 : a.until < b.until ? 1 : 0))[0] ?? null;
}

function smallness(t4qCents: number, members: number, input: GrowthInput): Block[] {
  const minCents = input.policy.candidates.minT4qCents;
  return t4qCents < minCents ? [{ kind: 'small', t4qCents, minCents, group: members > 1 }] : [];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
